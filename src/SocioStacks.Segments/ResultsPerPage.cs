namespace SocioStacks.Segments;

/// <summary>How many segments the service puts on one page: the sizes that it documents.</summary>
public enum ResultsPerPage
{
    /// <summary>10 segments a page.</summary>
    Ten = 10,

    /// <summary>25 segments a page, the service's own choice where none is made.</summary>
    TwentyFive = 25,

    /// <summary>50 segments a page.</summary>
    Fifty = 50,

    /// <summary>100 segments a page.</summary>
    OneHundred = 100,

    /// <summary>250 segments a page.</summary>
    TwoHundredFifty = 250,

    /// <summary>500 segments a page.</summary>
    FiveHundred = 500,

    /// <summary>1,000 segments a page, the most that the service gives.</summary>
    OneThousand = 1000,
}

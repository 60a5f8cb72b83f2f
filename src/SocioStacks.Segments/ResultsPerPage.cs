namespace SocioStacks.Segments;

/// <summary>The page sizes that the service documents.</summary>
public enum ResultsPerPage
{
    /// <summary>10 segments per page.</summary>
    Ten = 10,

    /// <summary>25 segments per page, which is the default of the service.</summary>
    TwentyFive = 25,

    /// <summary>50 segments per page.</summary>
    Fifty = 50,

    /// <summary>100 segments per page.</summary>
    OneHundred = 100,

    /// <summary>250 segments per page.</summary>
    TwoHundredFifty = 250,

    /// <summary>500 segments per page.</summary>
    FiveHundred = 500,

    /// <summary>1,000 segments per page, which is the maximum.</summary>
    OneThousand = 1000,
}

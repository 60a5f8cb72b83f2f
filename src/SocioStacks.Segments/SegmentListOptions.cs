namespace SocioStacks.Segments;

/// <summary>Options for enumerating the list of segments.</summary>
public sealed record SegmentListOptions
{
    internal const int MaxPrefetch = 16;

    internal static SegmentListOptions Default { get; } = new();

    /// <summary>The page size, in segments. The default is 250. A service that caps its pages returns fewer.</summary>
    public ResultsPerPage ResultsPerPage { get; init; } = ResultsPerPage.TwoHundredFifty;

    /// <summary>The number of the first page to read, for example to resume an earlier run. The default is 1.</summary>
    public int StartPage { get; init; } = 1;

    /// <summary>
    /// The number of pages to request ahead of the reader, from 0 to 16. The default is 1. Pages are always yielded in order.
    /// With values above 1, requests run concurrently and the service may process them out of order; if the list changes during
    /// enumeration, even by creations alone, segments can be missed.
    /// </summary>
    public int Prefetch { get; init; } = 1;

    /// <summary>
    /// Whether a segment that moves to a later page during enumeration is yielded only once. The default is
    /// <see langword="true"/>, which keeps one number per segment in memory; <see langword="false"/> keeps one per page.
    /// </summary>
    public bool SkipRepeated { get; init; } = true;
}

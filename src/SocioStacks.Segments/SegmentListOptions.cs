namespace SocioStacks.Segments;

/// <summary>How the list of all segments is read.</summary>
public sealed record SegmentListOptions
{
    internal const int MaxPrefetch = 16;

    internal static SegmentListOptions Default { get; } = new();

    /// <summary>The number of segments requested with one call; 250 if not set. A service that caps its pages returns fewer.</summary>
    public ResultsPerPage ResultsPerPage { get; init; } = ResultsPerPage.TwoHundredFifty;

    /// <summary>The page to begin with, from 1: where an earlier run stopped. 1 if not set.</summary>
    public int StartPage { get; init; } = 1;

    /// <summary>
    /// The number of pages requested ahead of the reader, 0 to 16; 1 if not set. The order of the pages is kept. With values
    /// above 1, requests run concurrently and the service may process them out of order; if the list changes during
    /// enumeration, even by creations alone, segments can be missed.
    /// </summary>
    public int Prefetch { get; init; } = 1;

    /// <summary>
    /// Whether a segment that moves to a later page during enumeration is yielded only once; <see langword="true"/> if not
    /// set. It takes the memory of one number for each segment; with <see langword="false"/>, for each page.
    /// </summary>
    public bool SkipRepeated { get; init; } = true;
}

namespace SocioStacks.Segments;

/// <summary>How the list of all segments is read.</summary>
public sealed record SegmentListOptions
{
    internal const int MaxPrefetch = 16;

    internal static SegmentListOptions Default { get; } = new();

    /// <summary>How many segments are asked for with one request; 250 if not set.</summary>
    public ResultsPerPage ResultsPerPage { get; init; } = ResultsPerPage.TwoHundredFifty;

    /// <summary>The page to begin with, from 1: where an earlier run stopped. 1 if not set.</summary>
    public int StartPage { get; init; } = 1;

    /// <summary>
    /// How many pages are requested ahead of the reader, 0 to 16; 1 if not set. The order of the pages is kept. Above 1
    /// several requests are under way at once, which the service may serve in another order: of a list that changes
    /// meanwhile, also by creations only, some segments can then be missed.
    /// </summary>
    public int Prefetch { get; init; } = 1;

    /// <summary>
    /// Whether a segment that moves to a later page while the list is read is yielded once only; <see langword="true"/>
    /// if not set. It costs the memory of one number for each segment.
    /// </summary>
    public bool SkipRepeated { get; init; } = true;
}

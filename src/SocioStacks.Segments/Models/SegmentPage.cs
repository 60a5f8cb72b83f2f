namespace SocioStacks.Segments;

/// <summary>One page of the list of segments.</summary>
public sealed record SegmentPage
{
    /// <summary>The segments of this page, in the order of the service.</summary>
    public IReadOnlyList<Segment> Segments { get; init; } = [];

    /// <summary>The number of this page, from 1, as the service tells it.</summary>
    public int Page { get; init; }

    /// <summary>The largest number of segments on a page, as the service tells it.</summary>
    public int ResultsPerPage { get; init; }

    /// <summary>How many segments there are on all pages.</summary>
    public long TotalResults { get; init; }

    /// <summary>How many pages there are.</summary>
    public int TotalPages { get; init; }

    /// <summary>Whether a page follows this one.</summary>
    public bool HasNextPage => Page < TotalPages;
}

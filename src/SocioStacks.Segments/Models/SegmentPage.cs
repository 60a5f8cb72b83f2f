namespace SocioStacks.Segments;

/// <summary>One page of the list of segments.</summary>
public sealed record SegmentPage
{
    /// <summary>The segments of this page, in the order of the service.</summary>
    public IReadOnlyList<Segment> Segments { get; init; } = [];

    /// <summary>The number of this page, from 1, as reported by the service, or else as requested.</summary>
    public int Page { get; init; }

    /// <summary>The maximum number of segments on a page, as reported by the service, or else as requested.</summary>
    public int ResultsPerPage { get; init; }

    /// <summary>The number of segments on all pages, as reported by the service; at least as many as are on this page.</summary>
    public long TotalResults { get; init; }

    /// <summary>
    /// The number of pages, as reported by the service or worked out from its other counts; more than <see cref="Page"/> if
    /// the response links to a next page.
    /// </summary>
    public int TotalPages { get; init; }

    /// <summary>Whether a page follows this one: <see cref="Page"/> is below <see cref="TotalPages"/>.</summary>
    public bool HasNextPage => Page < TotalPages;
}

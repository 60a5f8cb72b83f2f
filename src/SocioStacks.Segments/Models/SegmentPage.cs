namespace SocioStacks.Segments;

/// <summary>One page of the list of segments.</summary>
public sealed record SegmentPage
{
    /// <summary>The segments on this page, in the order in which the service lists them.</summary>
    public IReadOnlyList<Segment> Segments { get; init; } = [];

    /// <summary>The page number, starting at 1, as reported by the service, or as requested if it reports none.</summary>
    public int Page { get; init; }

    /// <summary>The page size, in segments, as reported by the service, or as requested if it reports none.</summary>
    public int ResultsPerPage { get; init; }

    /// <summary>The number of segments on all pages, as reported by the service; never less than the number on this page.</summary>
    public long TotalResults { get; init; }

    /// <summary>
    /// The number of pages, as reported by the service or computed from its other counts. It is greater than <see cref="Page"/> if
    /// the response links to a next page.
    /// </summary>
    public int TotalPages { get; init; }

    /// <summary>Whether there is a next page: <see cref="Page"/> is less than <see cref="TotalPages"/>.</summary>
    public bool HasNextPage => Page < TotalPages;
}

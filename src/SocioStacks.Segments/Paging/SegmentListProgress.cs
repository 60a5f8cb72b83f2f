namespace SocioStacks.Segments.Paging;

/// <summary>
/// Tracks which segments of a list are new, and thus whether the enumeration can end: a service may ignore the page number.
/// </summary>
internal sealed class SegmentListProgress(SegmentListOptions options)
{
    /// <summary>
    /// The number of consecutive pages that may contain nothing new, including empty ones. A burst of creations shifts all other
    /// segments, so that pages repeat; this allows for 200 creations with the smallest page size.
    /// </summary>
    private const int MaxStalePages = 20;

    /// <summary>The maximum number of additional pages, for segments that the service reports to have been added.</summary>
    private const int MaxGrowth = 1000;

    /// <summary>The distance between the last new segment and the end within which the list is read to its end.</summary>
    private const int NearEnd = 100;

    // The ids, or if repeated segments are yielded, a fingerprint of each page, which takes much less memory.
    private readonly HashSet<long> _seen = [];
    private long _received;
    private int _largestPage;
    private long _total;

    // As reported by the latest page with new segments, or by the first page.
    private long _numberBefore;
    private long _totalBefore;
    private int _endBefore;

    /// <summary>The number of consecutive pages without new segments.</summary>
    public int StalePages { get; private set; }

    /// <summary>Whether there were too many consecutive pages without new segments to expect more.</summary>
    public bool IsRepeating(long number)
    {
        var growth = Math.Max(0, _total - _totalBefore) / Math.Max(1, _largestPage);
        var isNearEnd = number < _endBefore && _endBefore - _numberBefore <= NearEnd;
        return StalePages > MaxStalePages + Math.Min(MaxGrowth, growth) && !isNearEnd;
    }

    /// <summary>Adds the next page.</summary>
    /// <returns>The page to yield.</returns>
    public SegmentPage Add(SegmentPage page, long number)
    {
        var segments = page.Segments;
        _received += segments.Count;
        _largestPage = Math.Max(_largestPage, segments.Count);
        _total = page.TotalResults;

        var fresh = options.SkipRepeated ? WithoutRepeated(page) : page;
        var isNew = options.SkipRepeated ? fresh.Segments.Count > 0 : segments.Count > 0 && _seen.Add(FingerprintOf(segments));
        StalePages = isNew ? 0 : StalePages + 1;
        if (isNew || number == options.StartPage)
            (_numberBefore, _totalBefore, _endBefore) = (number, _total, page.TotalPages);

        return IsCutShort(page, number) ? fresh with { TotalPages = (int)number + 1 } : fresh;
    }

    /// <summary>
    /// Whether the pages end before the results do, because the service caps its pages but counts them by the requested size. The
    /// last page is then as full as the others.
    /// </summary>
    private bool IsCutShort(SegmentPage page, long number)
    {
        if (number < page.TotalPages || number == int.MaxValue || page.Segments.Count == 0 || page.Segments.Count < _largestPage)
            return false;
        var before = (options.StartPage - 1L) * Math.Max(page.ResultsPerPage, _largestPage);
        return before + _received < page.TotalResults;
    }

    private SegmentPage WithoutRepeated(SegmentPage page)
    {
        List<Segment>? kept = null;
        for (var i = 0; i < page.Segments.Count; i++)
        {
            var isNew = _seen.Add(page.Segments[i].Id);
            if (!isNew)
                kept ??= [.. page.Segments.Take(i)];
            else
                kept?.Add(page.Segments[i]);
        }

        return kept is null ? page : page with { Segments = kept };
    }

    private static long FingerprintOf(IReadOnlyList<Segment> segments)
    {
        var fingerprint = 0L;
        foreach (var segment in segments)
        {
            var mixed = unchecked((fingerprint ^ segment.Id) * -0x61C8864680B583EBL);
            fingerprint = mixed ^ (mixed >>> 32);
        }

        return fingerprint;
    }
}

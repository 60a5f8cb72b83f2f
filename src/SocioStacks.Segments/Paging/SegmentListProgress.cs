namespace SocioStacks.Segments.Paging;

/// <summary>
/// What the pages of a list bring that earlier ones did not, and so whether the list can come to an end: a service may
/// ignore the number of the page that it is asked for.
/// </summary>
internal sealed class SegmentListProgress(SegmentListOptions options)
{
    /// <summary>
    /// How many pages in a row may bring nothing new, empty ones included. A burst of new segments moves all others on, so
    /// that pages come again; these are as many as 200 make on the smallest pages.
    /// </summary>
    private const int MaxStalePages = 20;

    /// <summary>How many more may, for as many results as the service reports to have been added.</summary>
    private const int MaxGrowth = 1000;

    /// <summary>How far behind the last new segment the end may lie and be read up to, whatever the pages on the way bring.</summary>
    private const int NearEnd = 100;

    // The ids; or where repeated segments are wanted, a fingerprint of each page, which is much less.
    private readonly HashSet<long> _seen = [];
    private long _received;
    private int _largestPage;
    private long _total;

    // As they were at the latest page that brought something new, or at the first one.
    private long _numberBefore;
    private long _totalBefore;
    private int _endBefore;

    /// <summary>How many pages in a row have brought nothing new.</summary>
    public int StalePages { get; private set; }

    /// <summary>Whether so many pages in a row have brought nothing new that no later one will.</summary>
    public bool IsRepeating(long number)
    {
        var growth = Math.Max(0, _total - _totalBefore) / Math.Max(1, _largestPage);
        var isNearEnd = number < _endBefore && _endBefore - _numberBefore <= NearEnd;
        return StalePages > MaxStalePages + Math.Min(MaxGrowth, growth) && !isNearEnd;
    }

    /// <summary>Takes in the next page.</summary>
    /// <returns>What is to be yielded of it.</returns>
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
    /// Whether the pages end before the results do: the service caps its pages, but counts them by the size that was asked
    /// for. The last one is then as full as the others.
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

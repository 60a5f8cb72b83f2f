namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// The waiting calls by priority. Interactive calls go first, but a background call at least every tenth time, so that
/// neither starves.
/// </summary>
internal sealed class PriorityQueues
{
    private const int BackgroundEvery = 10;

    private readonly WaiterQueue _interactive = new();
    private readonly WaiterQueue _background = new();
    private int _sinceBackground;

    public int Count => _interactive.Count + _background.Count;

    public TimeSpan EarliestDeadline =>
        _interactive.EarliestDeadline < _background.EarliestDeadline ? _interactive.EarliestDeadline : _background.EarliestDeadline;

    public bool HasBackground => _background.Count > 0;

    public WaiterQueue Of(SegmentsPriority priority) => priority == SegmentsPriority.Background ? _background : _interactive;

    /// <summary>How many calls go before a new one.</summary>
    public int Ahead(SegmentsPriority priority) => priority == SegmentsPriority.Background ? Count : _interactive.Count;

    /// <summary>The call whose turn it is.</summary>
    /// <param name="isReserved">Whether the permits that are left are kept for interactive calls.</param>
    public RateLimitWaiter? Next(bool isReserved)
    {
        var isBackgroundDue = _sinceBackground >= BackgroundEvery - 1 && _background.Count > 0;
        if (_interactive.First is { } interactive && !isBackgroundDue)
            return interactive;
        return isReserved && !isBackgroundDue ? null : _background.First;
    }

    /// <summary>Notes that a call was let through, from the queue or past it.</summary>
    public void NoteAdmitted(SegmentsPriority priority) => _sinceBackground = priority == SegmentsPriority.Background ? 0 : _sinceBackground + 1;

    public void RejectLate(RateLimitWindow window, TimeSpan now)
    {
        _interactive.RejectLate(0, window, now);
        _background.RejectLate(_interactive.Count, window, now);
    }

    public void RejectOlder(TimeSpan since, RateLimitRejection rejection)
    {
        _interactive.RejectOlder(since, rejection);
        _background.RejectOlder(since, rejection);
    }
}

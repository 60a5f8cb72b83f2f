namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// Decides which call of a key goes out when: by the <see cref="RateLimitWindow"/>, by priority and age, and by whether the
/// service responds at all. Pure: it has no clock, lock or task, and the simulation runs the same one.
/// </summary>
internal sealed class RateLimitScheduler
{
    private readonly RateLimitWindow _window = new();
    private readonly PriorityQueues _queues = new();
    private readonly OutageDetector _outage = new();
    private readonly RetryQuota _retries = new();

    public int Waiting => _queues.Count;

    public RateLimitWindow Window => _window;

    public int FailuresInARow => _outage.FailuresInARow;

    public bool TryTakeRetry() => _retries.TryTake();

    /// <summary>Whether nothing would be lost by forgetting all this.</summary>
    public bool IsForgettable(TimeSpan now) => Waiting == 0 && _window.IsForgettable(now);

    /// <summary>Admits a call at once if no call is ahead of it and a permit is available.</summary>
    public RateLimitPermit? TryEnter(SegmentsPriority priority, TimeSpan now)
    {
        _window.MoveTo(now);
        return _queues.Count == 0 && MayGrant(priority, now) ? Grant(priority, now, TimeSpan.Zero) : null;
    }

    public void Enqueue(RateLimitWaiter waiter, TimeSpan now)
    {
        _queues.Of(waiter.Priority).Add(waiter);
        MoveTo(now);
    }

    public bool Cancel(RateLimitWaiter waiter, TimeSpan now)
    {
        if (!_queues.Of(waiter.Priority).Remove(waiter))
            return false;
        MoveTo(now);
        return true;
    }

    public void Return(RateLimitPermit permit, RateLimitReport report, TimeSpan now)
    {
        _window.Return(permit, report, now);
        if (report.Outcome == AttemptOutcome.Succeeded)
            _retries.NoteSuccess();
        if (_outage.NoteEnded(permit, report.Outcome, now))
            _queues.RejectOlder(now - OutageDetector.Tolerance, new(null, _outage.FailuresInARow));
        MoveTo(now);
    }

    /// <summary>Lets through who may go, and rejects whose wait has become too long.</summary>
    public void MoveTo(TimeSpan now)
    {
        _window.MoveTo(now);
        while (_queues.Count > 0 && _outage.MayGrant(now) && _window.MayGrant(now) && _queues.Next(_window.IsReserved(now)) is { } next)
        {
            _queues.Of(next.Priority).Remove(next);
            next.Admit(Grant(next.Priority, now, now - next.Since));
        }

        if (_queues.Count > 0)
            _queues.RejectLate(_window, now);
    }

    /// <summary>When <see cref="MoveTo"/> is to be called next; <see cref="TimeSpan.MaxValue"/> if a call in flight comes first.</summary>
    public TimeSpan NextMove(TimeSpan now)
    {
        if (_queues.Count == 0)
            return TimeSpan.MaxValue;
        var next = _queues.EarliestDeadline;
        if (_window.BlockedUntil(now) is { } end)
            next = end < next ? end : next;
        else if (_queues.HasBackground && _window.ReserveShrinksAt(now) is { } shrinks && shrinks < next)
            next = shrinks;
        if (_outage.IsOutage && _outage.NextProbeAt is { } probe && probe > now && probe < next)
            next = probe;
        return next;
    }

    /// <summary>How long a call that is made now would wait.</summary>
    public TimeSpan ExpectedWait(SegmentsPriority priority, TimeSpan now)
    {
        _window.MoveTo(now);
        var turn = _window.ExpectedTurnOf(_queues.Ahead(priority), now);
        return turn > now ? turn - now : TimeSpan.Zero;
    }

    private bool MayGrant(SegmentsPriority priority, TimeSpan now) =>
        _outage.MayGrant(now) && _window.MayGrant(now) && (priority == SegmentsPriority.Interactive || !_window.IsReserved(now));

    private RateLimitPermit Grant(SegmentsPriority priority, TimeSpan now, TimeSpan waited)
    {
        var permit = _window.Grant(now, waited);
        _outage.NoteGranted(permit);
        _queues.NoteAdmitted(priority);
        return permit;
    }
}

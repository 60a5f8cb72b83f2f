namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>What is learned from responses.</summary>
internal sealed partial class RateLimitWindow
{
    /// <summary>Takes a permit back and learns from the response.</summary>
    public void Return(RateLimitPermit permit, RateLimitReport report, TimeSpan now)
    {
        // First: what is in flight keeps a window from being taken for out of date.
        MoveTo(now);
        InFlight--;
        switch (report)
        {
            case { Outcome: AttemptOutcome.NotSent }:
                break;
            case { Outcome: AttemptOutcome.Throttled }:
                LearnThrottled(permit, report.Headers, now);
                break;
            case { Headers.Limit: { } limit }:
                LearnCount(permit, limit, report.Headers.Remaining ?? 0, now);
                break;
            case { Outcome: AttemptOutcome.Succeeded }:
                // Only the service's own response counts: a gateway in front of it knows nothing of its limits.
                _isExempt = true;
                _limit = null;
                _remainingBefore = null;
                break;
            default:
                // It may have taken a permit at the service.
                if (_limit is not null && permit.Number > _openedAfter)
                    _remaining = Math.Max(0, _remaining - 1);
                break;
        }
    }

    private void LearnCount(RateLimitPermit permit, int limit, int remaining, TimeSpan now)
    {
        var isFirst = _limit is null;
        _isExempt = false;
        _limit = limit;
        if (!isFirst && permit.Number <= _openedAfter)
            return;

        if (isFirst)
        {
            _start = new(null, now, MiddleOf(permit, now));
            Open(permit.Number - 1, remaining);
        }
        else if (_remainingBefore is { } before)
        {
            LearnWhetherBegun(permit, before, remaining, now);
        }
        else if (permit.Number > _reportedAfter && remaining > _remaining)
        {
            // More is left than before, although the request went out later: a window has begun meanwhile.
            _length.ObserveEnded(_start, now);
            _start = new(_lastCountedAt, now, MiddleOf(permit, now));
            _share.BeginWindow();
            Open(permit.Number - 1, remaining);
        }
        else
        {
            // Responses overtake each other; the lowest count is the latest.
            _remaining = Math.Min(_remaining, remaining);
            if (_start.Latest is null || now < _start.Latest)
                _start = _start with { Latest = now, Likely = MiddleOf(permit, now) };
        }

        _reportedAt = now;
        _reportedAfter = _lastGranted;
        _lastCountedAt = permit.GrantedAt > _lastCountedAt ? permit.GrantedAt : _lastCountedAt;
        _share.Note(limit, _remaining, InFlight);
    }

    /// <summary>The first response after a window was to begin shows whether it has.</summary>
    private void LearnWhetherBegun(RateLimitPermit permit, int before, int remaining, TimeSpan now)
    {
        _remainingBefore = null;
        if (remaining > before || _start.Latest is null)
        {
            if (_start.Latest is not null)
            {
                _length.ObserveEnded(_start, now);
                _length.Confirm();
                _share.BeginWindow();
                var earliest = _start.Earliest is { } began && _length.Estimate is { } length ? Later(began + length, _lastCountedAt) : _lastCountedAt;
                _start = new(earliest < now ? earliest : now, now, MiddleOf(permit, now));
            }
            else
            {
                _start = _start with { Latest = now, Likely = MiddleOf(permit, now) };
            }

            Open(permit.Number - 1, remaining);
        }
        else
        {
            // The window is still the old one.
            _length.ObserveNotEnded(_start, permit.GrantedAt);
            _remaining = remaining;
            _openedAfter = 0;
        }
    }

    private void LearnThrottled(RateLimitPermit permit, SegmentsRateLimit? headers, TimeSpan now)
    {
        if (headers?.ResetAfter is not { } reset)
            return;

        // It was sent before the window that has begun since, and speaks of the one before.
        if (permit.Number <= _openedAfter && _remainingBefore is null && _reportedEnd is null && _limit is not null)
            return;

        // The service counts whole seconds and rounds up, at some time between request and response.
        var earliest = permit.GrantedAt + reset - TimeSpan.FromSeconds(1);
        var latest = now + reset;
        if (_start.Latest is null)
            _start = _start with { Latest = now };
        if (headers.Limit is not null)
            _length.Observe(_start, new(earliest, latest, MiddleOf(permit, now) + reset));
        if (_remainingBefore is null)
            _share.NoteThrottled(headers.Limit ?? _limit);
        _isExempt = false;
        _limit = headers.Limit ?? _limit;
        _remaining = 0;
        _remainingBefore = null;
        _reportedAt = now;
        _reportedEndEarliest = Later(_reportedEndEarliest ?? earliest, earliest);
        _reportedEnd = Later(_reportedEnd ?? latest, latest);
    }

    private void BeginAfterReportedEnd()
    {
        _start = new(_reportedEndEarliest, null);
        (_reportedEnd, _reportedEndEarliest) = (null, null);
        _remaining = _limit!.Value;
        _remainingBefore = _share.IsShared ? 0 : null;
        _openedAfter = _lastGranted;
        _share.BeginWindow();
    }

    private void BeginAsEstimated()
    {
        // Where the estimate was right before, there is no need to wait for the first response.
        _remainingBefore = _remaining;
        _remaining = _limit!.Value;
        _openedAfter = _lastGranted;
    }

    private void BeginAnew(TimeSpan now)
    {
        _reportedAt = now;
        _start = default;
        _remaining = _limit!.Value;
        _remainingBefore = null;
        _openedAfter = _lastGranted;
        _share.BeginWindow();
    }

    private void Open(long after, int remaining)
    {
        _openedAfter = after;
        _reportedAfter = after;
        _remaining = remaining;
        (_reportedEnd, _reportedEndEarliest) = (null, null);
    }

    /// <summary>When the service probably counted a request.</summary>
    private static TimeSpan MiddleOf(RateLimitPermit permit, TimeSpan now) => TimeSpan.FromTicks((permit.GrantedAt.Ticks + now.Ticks) / 2);

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

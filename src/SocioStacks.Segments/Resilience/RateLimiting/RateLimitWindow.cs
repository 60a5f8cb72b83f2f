namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// What is known of a key's rate limit, and how many calls may go out by that. Pure: it has no clock, lock or task, and
/// whoever calls it passes the time.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Before the first response a few calls go out at once; a success without rate-limit headers means an exempt account.</item>
/// <item>While permits are left, at most half of them are in flight. Where the counts show that other processes use the
/// key too, a window begins with one call, a quarter is in flight, and one permit is left over rather than fought for.</item>
/// <item>When none is left and the end of the window is not known, one call goes to find out.</item>
/// <item>When the end is known, everything waits for it. The length of a window is learned from the first 429.</item>
/// </list>
/// </remarks>
internal sealed class RateLimitWindow
{
    /// <summary>How many calls go out before anything is known.</summary>
    private const int ColdCalls = 4;

    /// <summary>The documented window: what was reported longer ago than this is out of date.</summary>
    private static readonly TimeSpan DocumentedWindow = TimeSpan.FromSeconds(60);

    private bool _isExempt;
    private int? _limit;
    private int _remaining;
    private TimeSpan _reportedAt;

    // Permits are numbered as they are granted: by time alone, two of the same moment could not be told apart.
    private long _lastGranted;
    private long _reportedAfter;
    private long _openedAfter;
    private int _responses;
    private bool _isShared;
    private bool _wasShared;
    private TimeSpan _firstGrantedAt = TimeSpan.MaxValue;
    private TimeSpan? _endsAt;
    private TimeSpan _closedUntil;
    private TimeSpan? _length;

    /// <summary>How many attempts are in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>How many calls may go out in this window, as far as is known.</summary>
    private int Left => _remaining - InFlight - (_isShared || _wasShared ? 1 : 0);

    private int MostInFlight
    {
        get
        {
            if (!_isShared && !_wasShared)
                return Math.Max(1, _remaining / 2);
            return _responses == 0 ? 1 : Math.Max(1, _remaining / 4);
        }
    }

    public RateLimitPhase PhaseAt(TimeSpan now) =>
        now < _closedUntil ? RateLimitPhase.Closed
        : _isExempt ? RateLimitPhase.Exempt
        : _limit is null ? RateLimitPhase.Unknown
        : Left > 0 ? RateLimitPhase.Open
        : _endsAt is null ? RateLimitPhase.UsedUp
        : RateLimitPhase.UsedUpUntilEnd;

    /// <summary>Whether nothing would be lost by forgetting all this.</summary>
    public bool IsForgettable(TimeSpan now) => InFlight == 0 && now >= _closedUntil && now - _reportedAt > DocumentedWindow;

    /// <summary>Whether a call may go out now.</summary>
    public bool MayGrant(TimeSpan now) => PhaseAt(now) switch
    {
        RateLimitPhase.Unknown => InFlight < ColdCalls,
        RateLimitPhase.Exempt => true,
        RateLimitPhase.Open => InFlight < MostInFlight,
        RateLimitPhase.UsedUp => InFlight == 0,
        _ => false,
    };

    public RateLimitPermit Grant(TimeSpan now, TimeSpan waited)
    {
        InFlight++;
        if (_firstGrantedAt > now)
            _firstGrantedAt = now;
        return new RateLimitPermit(++_lastGranted, now, waited);
    }

    /// <summary>Takes a permit back and learns from the response.</summary>
    /// <param name="permit">The permit.</param>
    /// <param name="report">What the response said; <see langword="null"/> without a response.</param>
    /// <param name="isSent">Whether a request was sent, which counts at the service even without a response.</param>
    /// <param name="now">The time.</param>
    public void Return(RateLimitPermit permit, RateLimitReport? report, bool isSent, TimeSpan now)
    {
        InFlight--;
        MoveTo(now);
        if (report is { } response)
            Learn(permit, response, now);
        else if (isSent && _limit is not null && permit.Number > _openedAfter)
            _remaining = Math.Max(0, _remaining - 1);
    }

    /// <summary>Begins a new window when the known one has ended, or when what is known is out of date.</summary>
    public void MoveTo(TimeSpan now)
    {
        if (_limit is not { } limit || now < _closedUntil)
            return;
        var isOver = _endsAt is { } end ? now >= end : InFlight == 0 && now - _reportedAt > (_length ?? DocumentedWindow);
        if (!isOver)
            return;
        _reportedAt = now;
        _firstGrantedAt = TimeSpan.MaxValue;
        Open(_lastGranted, limit);
    }

    /// <summary>The time before which nothing can go out, if it is time that stands in the way and not a call in flight.</summary>
    public TimeSpan? BlockedUntil(TimeSpan now) => PhaseAt(now) switch
    {
        RateLimitPhase.Closed => _closedUntil,
        RateLimitPhase.UsedUpUntilEnd => _endsAt,
        _ => null,
    };

    /// <summary>When the turn of a place in the queue comes, as far as is known.</summary>
    public TimeSpan TurnOf(int place, TimeSpan now)
    {
        var isClosed = now < _closedUntil;
        if (_isExempt || _limit is not { } limit)
            return isClosed ? _closedUntil : now;

        // Without those in flight: some of them may be in the count already, whose responses were overtaken.
        var left = isClosed ? 0 : _remaining;
        if (place < left)
            return now;
        if ((isClosed ? _closedUntil : _endsAt) is not { } end)
            return now;
        return end + ((place - left) / Math.Max(1, limit) * (_length ?? TimeSpan.Zero));
    }

    private void Open(long after, int remaining)
    {
        _openedAfter = after;
        _reportedAfter = after;
        _remaining = remaining;
        _endsAt = null;
        _responses = 0;
        _wasShared = _isShared;
        _isShared = false;
    }

    private void Learn(RateLimitPermit permit, RateLimitReport report, TimeSpan now)
    {
        var headers = report.Headers;
        if (report.IsRejected)
        {
            // Rejected before this process has had what a window allows: the rest went to others.
            _isShared |= permit.Number > _openedAfter && headers?.Limit > _responses + InFlight;
            if (headers?.ResetAfter is { } reset)
                Close(headers, reset, now);
        }
        else if (headers?.Limit is { } limit)
        {
            LearnCount(permit, limit, headers.Remaining ?? 0, now);
        }
        else if (report.IsSuccess)
        {
            // Only the service's own response counts: a gateway in front of it knows nothing of its limits.
            _isExempt = true;
            _limit = null;
        }
    }

    private void LearnCount(RateLimitPermit permit, int limit, int remaining, TimeSpan now)
    {
        _isExempt = false;
        if (_limit is null)
        {
            _remaining = remaining;
        }
        else if (permit.Number <= _openedAfter)
        {
            // Sent in the window before: it says nothing of this one.
            _limit = limit;
            return;
        }
        else if (permit.Number > _reportedAfter && remaining > _remaining)
        {
            // More is left than before, although the request went out later: a window has begun meanwhile.
            Open(permit.Number - 1, remaining);
            _firstGrantedAt = permit.GrantedAt;
        }
        else
        {
            // Responses overtake each other; the lowest count is the latest.
            _remaining = Math.Min(_remaining, remaining);
        }

        _reportedAt = now;
        _reportedAfter = _lastGranted;
        _responses++;
        _isShared |= limit - _remaining > _responses + InFlight;
        _limit = limit;
        _endsAt ??= now + _length;
    }

    private void Close(SegmentsRateLimit headers, TimeSpan reset, TimeSpan now)
    {
        var end = now + reset;
        _closedUntil = end > _closedUntil ? end : _closedUntil;
        _isExempt = false;
        _limit = headers.Limit ?? _limit;
        _remaining = 0;
        _reportedAt = now;
        _endsAt = _closedUntil;

        // Whole seconds, because the service counts in them and rounds up. Never less than what was seen before: a window
        // that was joined in its middle only looks shorter.
        if (headers.Limit is null || _firstGrantedAt > now)
            return;
        var seen = TimeSpan.FromSeconds(Math.Floor((_closedUntil - _firstGrantedAt).TotalSeconds));
        if (seen >= TimeSpan.FromSeconds(1) && seen <= TimeSpan.FromHours(1) && !(seen <= _length))
            _length = seen;
    }
}

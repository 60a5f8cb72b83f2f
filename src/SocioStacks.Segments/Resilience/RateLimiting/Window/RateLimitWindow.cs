namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// What is known of a key's rate limit, and how many calls may go out by that. Pure: it has no clock, lock or task; the
/// caller passes the time.
/// </summary>
/// <remarks>
/// The service has a fixed window that begins with its first call, or at fixed times; nothing says which. A response reports
/// the limit and what is left; only a 429 reports when the window ends.
/// <list type="bullet">
/// <item>What is not known is found out by one call: how many permits there are, and when a window that is used up ends.</item>
/// <item>From windows whose beginning and end are known, their length is learned (<see cref="WindowLength"/>). After that the
/// end of a window is known without a 429.</item>
/// <item>Where the counts show that other processes use the key too, each takes no more than its share of what is left
/// (<see cref="WindowShare"/>).</item>
/// </list>
/// </remarks>
internal sealed partial class RateLimitWindow
{
    /// <summary>How many calls go out before anything is known.</summary>
    private const int ColdCalls = 1;

    /// <summary>How far into a window the reserve for interactive calls has gone.</summary>
    private const double ReserveEnds = 0.9;

    /// <summary>The documented window: what was reported longer ago than this is out of date, unless another length is known.</summary>
    private static readonly TimeSpan DocumentedWindow = TimeSpan.FromSeconds(60);

    private readonly WindowLength _length = new();
    private readonly WindowShare _share = new();

    private bool _isExempt;
    private int? _limit;
    private int _remaining;
    private TimeSpan _reportedAt;

    // Permits are numbered as they are granted: by time alone, two of the same moment could not be distinguished.
    private long _lastGranted;
    private long _openedAfter;
    private long _reportedAfter;
    private TimeSpan _lastCountedAt;

    private TimeRange _start;
    private TimeSpan? _reportedEnd;
    private TimeSpan? _reportedEndEarliest;

    // Of a window that should have begun: what was left of the one before, until a response shows that it has.
    private int? _remainingBefore;

    /// <summary>How many attempts are in flight.</summary>
    public int InFlight { get; private set; }

    public int? Limit => _isExempt ? null : _limit;

    /// <summary>How many permits are left in this window, as far as is known.</summary>
    public int Left => Math.Max(0, _remaining - InFlight);

    /// <summary>When the window ends, as far as is known.</summary>
    public TimeSpan? End => _reportedEnd ?? (_length.Estimate is { } length && _start.Latest is { } start ? start + length : null);

    private int MostInFlight => _share.MostInFlight(_remaining);

    public RateLimitPhase PhaseAt(TimeSpan now) =>
        now < _reportedEnd ? RateLimitPhase.Closed
        : _isExempt ? RateLimitPhase.Exempt
        : _limit is null ? RateLimitPhase.Unknown
        : _remainingBefore is not null ? RateLimitPhase.Opening
        : Left > 0 && MostInFlight > 0 ? RateLimitPhase.Open
        : End is { } end && now < end ? RateLimitPhase.UsedUp
        : RateLimitPhase.Probing;

    /// <summary>Whether nothing would be lost by forgetting all this.</summary>
    public bool IsForgettable(TimeSpan now) => InFlight == 0 && !(now < End) && now - _reportedAt > DocumentedWindow;

    /// <summary>Whether a call may go out now.</summary>
    public bool MayGrant(TimeSpan now) => PhaseAt(now) switch
    {
        RateLimitPhase.Unknown => InFlight < ColdCalls,
        RateLimitPhase.Exempt => true,
        RateLimitPhase.Opening or RateLimitPhase.Probing => InFlight == 0,
        RateLimitPhase.Open => InFlight < MostInFlight,
        _ => false,
    };

    public RateLimitPermit Grant(TimeSpan now, TimeSpan waited)
    {
        InFlight++;
        return new RateLimitPermit(++_lastGranted, now, waited);
    }

    /// <summary>Begins a new window when the known one has ended, or when what is known is out of date.</summary>
    public void MoveTo(TimeSpan now)
    {
        if (_limit is null)
            return;
        if (now >= _reportedEnd)
            BeginAfterReportedEnd();
        else if (_remainingBefore is null && _reportedEnd is null && now >= End)
            BeginAsEstimated();
        else if (End is null && InFlight == 0 && now - _reportedAt > DocumentedWindow)
            BeginAnew(now);
    }

    /// <summary>The limit and what is left of it, as far as is known; <see langword="null"/> if nothing is.</summary>
    public SegmentsRateLimit? EstimateAt(TimeSpan now)
    {
        var phase = PhaseAt(now);
        if (phase is RateLimitPhase.Unknown or RateLimitPhase.Exempt || _limit is not { } limit)
            return null;
        var end = End;
        return new SegmentsRateLimit
        {
            Limit = limit,
            Remaining = phase is RateLimitPhase.Open or RateLimitPhase.Opening ? Left : 0,
            ResetAfter = end > now ? end.Value - now : null,
        };
    }

    /// <summary>The time before which nothing can go out, if calls wait for time and not for a call in flight.</summary>
    public TimeSpan? BlockedUntil(TimeSpan now) => PhaseAt(now) is RateLimitPhase.Closed or RateLimitPhase.UsedUp ? End : null;

    /// <summary>
    /// Whether the permits that are left are kept for interactive calls: a tenth of the limit, and less and less of it
    /// towards the end of the window, so that nothing is wasted. Only where the end is known.
    /// </summary>
    public bool IsReserved(TimeSpan now) => PhaseAt(now) == RateLimitPhase.Open && Left <= ReserveAt(now);

    /// <summary>When the reserve becomes smaller than what is left; <see langword="null"/> if it delays no call.</summary>
    public TimeSpan? ReserveShrinksAt(TimeSpan now)
    {
        if (!IsReserved(now) || End is not { } end || _start.Latest is not { } start)
            return null;
        var free = end - start;
        var needed = 1 - (Left - 0.5) / WholeReserve;
        var at = start + TimeSpan.FromTicks((long)(free.Ticks * ReserveEnds * Math.Max(0, needed)));
        return at > now ? at : now + TimeSpan.FromMilliseconds(50);
    }

    /// <summary>When the turn of a place in the queue comes, as far as is known; never later than it really can be.</summary>
    public TimeSpan TurnOf(int place, TimeSpan now) => TurnOf(place, now, TimeSpan.Zero);

    /// <summary>When the turn of a place in the queue will probably come.</summary>
    public TimeSpan ExpectedTurnOf(int place, TimeSpan now) => TurnOf(place, now, DocumentedWindow);

    private int WholeReserve => Math.Max(1, _limit!.Value / 10);

    private int ReserveAt(TimeSpan now)
    {
        if (End is not { } end || _start.Latest is not { } start || end <= start || _limit is null || _length.IsLowerBound)
            return 0;
        var progress = (now - start).Ticks / (double)(end - start).Ticks;
        return (int)Math.Round(WholeReserve * Math.Max(0, 1 - (progress / ReserveEnds)), MidpointRounding.AwayFromZero);
    }

    private TimeSpan TurnOf(int place, TimeSpan now, TimeSpan unknownLength)
    {
        var phase = PhaseAt(now);
        if (_isExempt || _limit is not { } limit)
            return phase == RateLimitPhase.Closed ? _reportedEnd!.Value : now;

        // Without those in flight: some of them may be in the count already, whose responses were overtaken.
        var left = phase is RateLimitPhase.Closed or RateLimitPhase.UsedUp ? 0 : phase == RateLimitPhase.Opening ? limit : _remaining;
        if (place < left)
            return now;
        var length = _length.Estimate is { } known && (!_length.IsLowerBound || known > unknownLength) ? known : unknownLength;
        var end = End > now ? End.Value : phase is RateLimitPhase.Opening or RateLimitPhase.Open ? now + length : now;

        // A window can be reported to last for centuries, for example where the reset is a date in milliseconds.
        var windows = (place - left) / Math.Max(1, _share.Of(limit));
        return length > TimeSpan.Zero && windows > (TimeSpan.MaxValue - end).Ticks / length.Ticks
            ? TimeSpan.MaxValue
            : end + TimeSpan.FromTicks(windows * length.Ticks);
    }
}

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// Detects that all attempts of a key fail. The key then sends single probes at increasing intervals instead of all its calls,
/// until one succeeds. Pure: the caller passes the time.
/// </summary>
internal sealed class OutageDetector
{
    /// <summary>How many attempts have to fail one after the other.</summary>
    private const int FailuresOfOutage = 10;

    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(15);

    private TimeSpan _interval = FirstInterval;
    private TimeSpan _nextProbeAt;
    private long _probe;

    /// <summary>How long a call waits at least before a failed probe rejects it.</summary>
    public static TimeSpan Tolerance => LongestInterval;

    public int FailuresInARow { get; private set; }

    public bool IsOutage => FailuresInARow >= FailuresOfOutage;

    /// <summary>When the next probe may go out; <see langword="null"/> while one is in flight.</summary>
    public TimeSpan? NextProbeAt => _probe == 0 ? _nextProbeAt : null;

    public bool MayGrant(TimeSpan now) => !IsOutage || now >= NextProbeAt;

    public void NoteGranted(RateLimitPermit permit)
    {
        if (IsOutage)
            _probe = permit.Number;
    }

    /// <summary>Notes how an attempt ended.</summary>
    /// <returns>Whether it was a probe that failed, or the failure with which the outage was noticed.</returns>
    public bool NoteEnded(RateLimitPermit permit, AttemptOutcome outcome, TimeSpan now)
    {
        var wasProbe = _probe == permit.Number;
        if (wasProbe)
            _probe = 0;
        switch (outcome)
        {
            case AttemptOutcome.Failed:
                FailuresInARow++;
                if (!IsOutage || (_probe != 0 && !wasProbe))
                    return false;
                if (wasProbe)
                    _interval = _interval + _interval < LongestInterval ? _interval + _interval : LongestInterval;
                _nextProbeAt = now + _interval;
                return wasProbe || FailuresInARow == FailuresOfOutage;
            case AttemptOutcome.NotSent or AttemptOutcome.Cancelled:
                return false;
            default:
                FailuresInARow = 0;
                _interval = FirstInterval;
                _probe = 0;
                return false;
        }
    }
}

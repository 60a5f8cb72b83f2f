namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// What is known of the length of a key's windows. It is a whole number of seconds, as services count, and the same for all
/// windows; each observation narrows it. Observations that contradict each other mean that it has changed: then it is forgotten.
/// </summary>
internal sealed class WindowLength
{
    /// <summary>The documented one. It is preferred where it is possible, but never assumed.</summary>
    private static readonly TimeSpan Documented = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TimeSpan _longerThan;
    private TimeSpan? _atMost;
    private TimeSpan? _guess;
    private TimeSpan? _confirmed;

    /// <summary>The length to act on, if there is any: the most likely of those that are possible.</summary>
    public TimeSpan? Estimate { get; private set; }

    /// <summary>Whether a window has ended after just that length.</summary>
    public bool IsConfirmed => Estimate is not null && Estimate == _confirmed;

    /// <summary>Whether nothing but a lower bound is known, which can be far too low where windows are joined in their middle.</summary>
    public bool IsLowerBound => _atMost is null;

    /// <summary>A window with that beginning has that end.</summary>
    public void Observe(TimeRange start, TimeRange end)
    {
        if (start.Latest is { } latestStart && end.Earliest is { } earliestEnd)
            AddLowerBound(earliestEnd - latestStart);
        if (start.Earliest is { } earliestStart && end.Latest is { } latestEnd)
            AddUpperBound(latestEnd - earliestStart);
        if (start.Likely is { } from && end.Likely is { } to)
            _guess = Floor(to - from);
        Settle();
    }

    /// <summary>A window with that beginning had not ended at that time.</summary>
    public void ObserveNotEnded(TimeRange start, TimeSpan at)
    {
        if (start.Latest is not { } latest)
            return;
        AddLowerBound(at - latest);
        Settle();
    }

    /// <summary>A window with that beginning had ended by that time.</summary>
    public void ObserveEnded(TimeRange start, TimeSpan at)
    {
        if (start.Earliest is not { } earliest)
            return;
        AddUpperBound(at - earliest);
        Settle();
    }

    /// <summary>A window has begun at the estimated time.</summary>
    public void Confirm() => _confirmed = Estimate;

    private void AddLowerBound(TimeSpan longerThan) => _longerThan = longerThan > _longerThan ? longerThan : _longerThan;

    private void AddUpperBound(TimeSpan atMost) => _atMost = atMost < _atMost || _atMost is null ? atMost : _atMost;

    private void Settle()
    {
        var shortest = Floor(_longerThan) + Second;
        var longest = _atMost is { } atMost ? Floor(atMost) : TimeSpan.MaxValue;
        if (longest < shortest)
        {
            (_longerThan, _atMost, _guess, _confirmed, Estimate) = (TimeSpan.Zero, null, null, null, null);
            return;
        }

        if (_atMost is not null && Documented >= shortest && Documented <= longest)
            Estimate = Documented;
        else if (_confirmed >= shortest && _confirmed <= longest)
            Estimate = _confirmed;
        else if (_longerThan > TimeSpan.Zero || _atMost is not null)
            Estimate = _guess is { } guess && guess > shortest ? (guess < longest ? guess : longest) : shortest;
    }

    private static TimeSpan Floor(TimeSpan time) => TimeSpan.FromTicks(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond));
}

using SocioStacks.Segments.Resilience.RateLimiting;

namespace SocioStacks.Segments.Simulation;

/// <summary>A service with a fixed window that reports what the real one does, and keeps count of what it saw.</summary>
internal sealed class VirtualService(Scenario scenario, VirtualTime time, Random random)
{
    private TimeSpan _start = TimeSpan.MinValue;
    private int _used;

    public int Requests { get; private set; }

    public int Refused { get; private set; }

    public int Served { get; private set; }

    private int Limit => scenario.NewLimit is { } changed && time.Now >= changed.From ? changed.Limit : scenario.Limit;

    private TimeSpan Window => scenario.NewWindow is { } changed && time.Now >= changed.From ? changed.Window : scenario.Window;

    /// <summary>Counts a request that comes now.</summary>
    /// <returns>Its response; <see langword="null"/> if none comes.</returns>
    public RateLimitReport? Receive(bool isForeign = false)
    {
        if (!isForeign)
            Requests++;
        if (time.Now >= scenario.Hanging.From && time.Now < scenario.Hanging.To)
            return null;
        if (scenario.IsExempt)
        {
            Served++;
            return new(AttemptOutcome.Succeeded);
        }

        if (_start == TimeSpan.MinValue || time.Now >= _start + Window)
        {
            _start = scenario.IsAligned ? TimeSpan.FromTicks(time.Now.Ticks - (time.Now.Ticks % Window.Ticks)) : time.Now;
            _used = 0;
        }

        if (_used >= Limit)
        {
            Refused += isForeign ? 0 : 1;
            return new(AttemptOutcome.Throttled, new() { Limit = Limit, ResetAfter = TimeSpan.FromSeconds(Math.Ceiling((_start + Window - time.Now).TotalSeconds)) });
        }

        _used++;
        Served += isForeign ? 0 : 1;
        if (!isForeign && random.Next(100) < scenario.LostPercent)
            return null;
        var left = Limit - _used;
        var outcome = !isForeign && random.Next(100) < scenario.ErrorPercent ? AttemptOutcome.Failed : AttemptOutcome.Succeeded;
        return new(outcome, new() { Limit = Limit, Remaining = left > 0 ? left : null });
    }
}

using SocioStacks.Segments.Resilience.RateLimiting;

namespace SocioStacks.Segments.Simulation;

/// <summary>A call of the simulation, from the moment it is made until it has ended.</summary>
internal sealed class VirtualCall(int id, SegmentsPriority priority, TimeSpan madeAt)
{
    public int Id => id;

    public SegmentsPriority Priority => priority;

    public TimeSpan MadeAt => madeAt;

    public TimeSpan Waited { get; set; }

    public int Retries { get; set; }

    public bool WasThrottled { get; set; }

    /// <summary>What it waits in, while it waits.</summary>
    public RateLimitWaiter? Waiter { get; set; }

    /// <summary>What was expected of its wait when it was made.</summary>
    public TimeSpan ExpectedWait { get; set; }

    public TimeSpan? FirstSentAt { get; set; }

    public TimeSpan? EndedAt { get; private set; }

    public CallEnd End { get; private set; }

    public void Finish(CallEnd end, TimeSpan now)
    {
        if (EndedAt is not null)
            throw new InvalidOperationException($"Call {id} ended twice: {End}, then {end}.");
        (End, EndedAt) = (end, now);
    }
}

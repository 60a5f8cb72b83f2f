namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>A call that waits for its permit.</summary>
internal abstract class RateLimitWaiter
{
    protected RateLimitWaiter(long sequenceNumber, SegmentsPriority priority, TimeSpan since, TimeSpan deadline)
    {
        (SequenceNumber, Priority, Since, Deadline) = (sequenceNumber, priority, since, deadline);
        Node = new(this);
    }

    /// <summary>The place of the call among all calls of the process.</summary>
    public long SequenceNumber { get; }

    public SegmentsPriority Priority { get; }

    public TimeSpan Since { get; }

    /// <summary>When it stops waiting.</summary>
    public TimeSpan Deadline { get; }

    public LinkedListNode<RateLimitWaiter> Node { get; }

    public abstract void Admit(RateLimitPermit permit);

    public abstract void Reject(RateLimitRejection rejection);
}

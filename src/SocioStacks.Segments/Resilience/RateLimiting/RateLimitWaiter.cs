namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>A call that waits for its permit.</summary>
internal sealed class RateLimitWaiter
{
    private readonly TaskCompletionSource<RateLimitPermit> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RateLimitWaiter(long sequenceNumber, TimeSpan since, TimeSpan deadline)
    {
        (SequenceNumber, Since, Deadline) = (sequenceNumber, since, deadline);
        Node = new(this);
    }

    public long SequenceNumber { get; }

    public TimeSpan Since { get; }

    /// <summary>When it stops waiting.</summary>
    public TimeSpan Deadline { get; }

    public LinkedListNode<RateLimitWaiter> Node { get; }

    public Task<RateLimitPermit> Completion => _completion.Task;

    public void Admit(RateLimitPermit permit) => _completion.TrySetResult(permit);

    public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);

    /// <param name="wait">How long the wait would still be; <see langword="null"/> if unknown.</param>
    public void Reject(TimeSpan? wait) => _completion.TrySetException(new RateLimitWaitException(wait));
}

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>A call that waits for its permit with a task.</summary>
internal sealed class TaskWaiter(long sequenceNumber, SegmentsPriority priority, TimeSpan since, TimeSpan deadline)
    : RateLimitWaiter(sequenceNumber, priority, since, deadline)
{
    private readonly TaskCompletionSource<RateLimitPermit> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<RateLimitPermit> Completion => _completion.Task;

    public override void Admit(RateLimitPermit permit) => _completion.TrySetResult(permit);

    public override void Reject(RateLimitRejection rejection) => _completion.TrySetException(new RateLimitRejectedException(rejection));

    public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}

namespace SocioStacks.Segments.Responses;

/// <summary>What an exception says about the call that failed.</summary>
/// <param name="Description">What was being done, as the beginning of a sentence.</param>
/// <param name="SegmentId">The segment it was done to.</param>
/// <param name="Attempts">The requests that were made.</param>
/// <param name="MayHaveBeenApplied">Whether a write may have been applied.</param>
/// <param name="IsRetryDenied">Whether it would have been retried, had others not used up the retries.</param>
/// <param name="ApiKey">The key, to be redacted.</param>
/// <param name="Result">The response to the latest attempt that had one.</param>
internal readonly record struct FailedCall(string Description, long? SegmentId, int Attempts, bool MayHaveBeenApplied, bool IsRetryDenied, string? ApiKey, AttemptResult? Result)
{
    public override string ToString() => Description;
}

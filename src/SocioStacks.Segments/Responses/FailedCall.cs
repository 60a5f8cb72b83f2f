namespace SocioStacks.Segments.Responses;

/// <summary>What an exception reports about the failed call.</summary>
/// <param name="Description">The operation, as the beginning of a sentence.</param>
/// <param name="SegmentId">The id of the segment, if the operation has one.</param>
/// <param name="Attempts">The number of requests that were sent.</param>
/// <param name="MayHaveBeenApplied">Whether a write may have been applied.</param>
/// <param name="IsRetryDenied">Whether it was not retried because the retry quota of the key was used up.</param>
/// <param name="ApiKey">The key to redact.</param>
/// <param name="Result">The result of the latest attempt that received a response.</param>
internal readonly record struct FailedCall(string Description, long? SegmentId, int Attempts, bool MayHaveBeenApplied, bool IsRetryDenied, string? ApiKey, AttemptResult? Result)
{
    public override string ToString() => Description;
}

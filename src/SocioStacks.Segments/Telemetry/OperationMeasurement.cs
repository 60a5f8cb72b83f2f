namespace SocioStacks.Segments.Telemetry;

/// <summary>What is reported of an operation that has ended.</summary>
/// <param name="Address">The service.</param>
/// <param name="Duration">The time that it took, with all its attempts and waits.</param>
/// <param name="Attempts">The requests that were made.</param>
/// <param name="RateLimitWait">How long it waited for the service's rate limit.</param>
/// <param name="RateLimit">What the latest response reported.</param>
/// <param name="MayHaveBeenApplied">Whether a write may have been applied although it failed.</param>
/// <param name="Error">What it failed with; <see langword="null"/> for a success.</param>
internal readonly record struct OperationMeasurement(Uri Address, TimeSpan Duration, int Attempts, TimeSpan RateLimitWait, SegmentsRateLimit? RateLimit, bool MayHaveBeenApplied, Exception? Error);

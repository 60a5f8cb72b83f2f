namespace SocioStacks.Segments.Telemetry;

/// <summary>The measurements of a completed operation.</summary>
/// <param name="Address">The address of the service.</param>
/// <param name="Duration">The duration, including all attempts and waits.</param>
/// <param name="Attempts">The number of requests that were sent.</param>
/// <param name="RateLimitWait">The time spent waiting for the service's rate limit.</param>
/// <param name="RateLimit">The rate limit reported by the latest response.</param>
/// <param name="MayHaveBeenApplied">Whether a failed write may have been applied.</param>
/// <param name="Error">The exception; <see langword="null"/> for a success.</param>
internal readonly record struct OperationMeasurement(Uri Address, TimeSpan Duration, int Attempts, TimeSpan RateLimitWait, SegmentsRateLimit? RateLimit, bool MayHaveBeenApplied, Exception? Error);

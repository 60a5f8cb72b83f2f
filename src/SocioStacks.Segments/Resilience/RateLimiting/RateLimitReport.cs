namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>What the response to an attempt says about the rate limit.</summary>
/// <param name="IsSuccess">It is a success response of the service itself.</param>
/// <param name="IsRejected">It is a 429.</param>
/// <param name="Headers">What its headers reported.</param>
internal readonly record struct RateLimitReport(bool IsSuccess, bool IsRejected, SegmentsRateLimit? Headers);

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>What an answer means for the gate.</summary>
/// <param name="IsSuccess">It is an answer of the service itself, a good one.</param>
/// <param name="IsRefused">It is a 429.</param>
/// <param name="Told">What its headers say.</param>
internal readonly record struct RateLimitAnswer(bool IsSuccess, bool IsRefused, SegmentsRateLimit? Told);

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>What an attempt has shown.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Headers">What the headers of its response reported, if it had one.</param>
internal readonly record struct RateLimitReport(AttemptOutcome Outcome, SegmentsRateLimit? Headers = null);

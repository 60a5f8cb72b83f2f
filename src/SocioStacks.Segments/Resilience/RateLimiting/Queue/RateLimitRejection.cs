namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>Why a call may not wait any longer.</summary>
/// <param name="Wait">How long it would still have to; <see langword="null"/> if unknown, because only calls in flight are waited for.</param>
/// <param name="FailuresInARow">How many attempts of the key have failed one after the other, if that is the reason.</param>
internal readonly record struct RateLimitRejection(TimeSpan? Wait, int? FailuresInARow = null);

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>A moment that is known to lie between two others, either of which may be unknown.</summary>
/// <param name="Earliest">It is not before this.</param>
/// <param name="Latest">It is not after this.</param>
/// <param name="Likely">The best guess.</param>
internal readonly record struct TimeRange(TimeSpan? Earliest, TimeSpan? Latest, TimeSpan? Likely = null);

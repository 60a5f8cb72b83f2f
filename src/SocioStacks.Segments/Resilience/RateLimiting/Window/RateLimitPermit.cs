namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>The right to make one attempt, to be handed back when it has ended.</summary>
/// <param name="Number">Its place among all that were granted, from 1.</param>
/// <param name="GrantedAt">When it was granted, by the gate's clock.</param>
/// <param name="Waited">How long the call waited for it.</param>
internal readonly record struct RateLimitPermit(long Number, TimeSpan GrantedAt, TimeSpan Waited);

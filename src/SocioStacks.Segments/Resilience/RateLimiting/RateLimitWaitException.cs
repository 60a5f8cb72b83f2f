namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>The wait at the gate would be too long, or has been. Never leaves the pipeline.</summary>
internal sealed class RateLimitWaitException(TimeSpan? wait) : Exception("The wait for the rate limit is too long.")
{
    /// <summary>How long it would still be; <see langword="null"/> if unknown, because only calls in flight are waited for.</summary>
    public TimeSpan? Wait => wait;
}

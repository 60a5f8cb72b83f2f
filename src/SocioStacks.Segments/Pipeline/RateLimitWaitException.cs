namespace SocioStacks.Segments.Pipeline;

/// <summary>The gate says that a wait would be too long. Never leaves the pipeline.</summary>
internal sealed class RateLimitWaitException(TimeSpan wait) : Exception("The wait for the rate limit would be too long.")
{
    public TimeSpan Wait => wait;
}

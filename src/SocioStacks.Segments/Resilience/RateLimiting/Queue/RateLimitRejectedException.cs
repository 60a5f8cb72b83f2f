namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>A call may not wait any longer. Never leaves the pipeline.</summary>
internal sealed class RateLimitRejectedException(RateLimitRejection rejection) : Exception("The wait for the rate limit is too long.")
{
    public RateLimitRejection Rejection => rejection;
}

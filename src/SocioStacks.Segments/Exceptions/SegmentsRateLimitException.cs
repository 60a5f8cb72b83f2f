using System.Net;

namespace SocioStacks.Segments;

/// <summary>
/// The call was rejected by a rate limit: by the service's, if the wait would exceed
/// <see cref="SegmentsClientOptions.MaxRateLimitWait"/>, or by <see cref="SegmentsClientOptions.RateLimiter"/>, which granted no permit
/// or threw.
/// </summary>
/// <param name="message">What went wrong.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class SegmentsRateLimitException(string message, Exception? innerException = null)
    : SegmentsApiException(message, HttpStatusCode.TooManyRequests, innerException)
{
    /// <summary>The time to wait, from now, until the call can succeed, as the service reported it, or <see langword="null"/> if unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

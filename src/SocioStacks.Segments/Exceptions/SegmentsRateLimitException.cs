using System.Net;

namespace SocioStacks.Segments;

/// <summary>
/// The call was rejected by a rate limit: by the service's, if the wait would exceed
/// <see cref="SegmentsClientOptions.MaxRateLimitWait"/>, or by <see cref="SegmentsClientOptions.RateLimiter"/>, if it granted no
/// permit or threw.
/// </summary>
/// <param name="message">The message that describes the error.</param>
/// <param name="innerException">The cause, or <see langword="null"/>.</param>
public sealed class SegmentsRateLimitException(string message, Exception? innerException = null)
    : SegmentsApiException(message, HttpStatusCode.TooManyRequests, innerException)
{
    /// <summary>The time from now until the call can succeed, as reported by the service, or <see langword="null"/> if unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

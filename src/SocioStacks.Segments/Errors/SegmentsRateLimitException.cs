using System.Net;

namespace SocioStacks.Segments;

/// <summary>
/// A rate limit stands in the way: the service's, where the wait would be longer than
/// <see cref="SegmentsClientOptions.MaxRateLimitWait"/>, or that of <see cref="SegmentsClientOptions.RateLimiter"/>.
/// </summary>
/// <param name="message">What went wrong.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class SegmentsRateLimitException(string message, Exception? innerException = null)
    : SegmentsApiException(message, HttpStatusCode.TooManyRequests, innerException)
{
    /// <summary>How long to wait, from now, until the call can go through, or <see langword="null"/> where nobody said.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

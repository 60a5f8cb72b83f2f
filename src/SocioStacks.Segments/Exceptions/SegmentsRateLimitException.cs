using System.Net;

namespace SocioStacks.Segments;

/// <summary>
/// The call was rejected by a rate limit: by the service's, if the wait would exceed
/// <see cref="SegmentsClientOptions.MaxRateLimitWait"/>, or by <see cref="SegmentsClientOptions.RateLimiter"/>, if it granted no
/// permit or threw.
/// </summary>
/// <remarks>
/// <see cref="SegmentsApiException.StatusCode"/> is 429 if the service rejected a request of the call, and 0 if no request was
/// rejected, because the client itself did not send it.
/// </remarks>
public sealed class SegmentsRateLimitException : SegmentsApiException
{
    /// <summary>Creates an exception as it is thrown for a 429.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public SegmentsRateLimitException(string message, Exception? innerException = null)
        : base(message, HttpStatusCode.TooManyRequests, innerException)
    {
    }

    internal SegmentsRateLimitException(string message, HttpStatusCode statusCode, Exception? innerException)
        : base(message, statusCode, innerException)
    {
    }

    /// <summary>The time from now until the call can succeed, as reported by the service, or <see langword="null"/> if unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

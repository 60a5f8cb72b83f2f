using System.Net;

namespace SocioStacks.Segments.Responses;

/// <summary>The outcome of one attempt that received a response. Retries, the rate limit and exceptions are all derived from it.</summary>
internal abstract class AttemptResult(HttpStatusCode status, SegmentsRateLimit? rateLimit, ErrorResponse? error)
{
    public HttpStatusCode Status => status;

    /// <summary>The rate limit reported by the headers, or <see langword="null"/> if they reported none.</summary>
    public SegmentsRateLimit? RateLimit => rateLimit;

    /// <summary>The error; <see langword="null"/> for a success.</summary>
    public ErrorResponse? Error => error;

    /// <summary>Whether the service rejected the attempt because of its rate limit and reported when the limit resets.</summary>
    public bool IsThrottled => status == HttpStatusCode.TooManyRequests && rateLimit?.ResetAfter is not null;
}

using System.Net;

namespace SocioStacks.Segments.Responses;

/// <summary>What the response to one attempt was. The retry, the rate limit and the exception are all derived from it.</summary>
internal abstract class AttemptResult(HttpStatusCode status, SegmentsRateLimit? rateLimit, ErrorResponse? error)
{
    public HttpStatusCode Status => status;

    /// <summary>What the headers reported, or <see langword="null"/> if they reported nothing.</summary>
    public SegmentsRateLimit? RateLimit => rateLimit;

    /// <summary>What was wrong; <see langword="null"/> for a success.</summary>
    public ErrorResponse? Error => error;

    /// <summary>Whether the service rejected the attempt because of its rate limit, and reported when that ends.</summary>
    public bool IsThrottled => status == HttpStatusCode.TooManyRequests && rateLimit?.ResetAfter is not null;
}

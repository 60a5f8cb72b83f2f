namespace SocioStacks.Segments;

/// <summary>
/// The rate limit of an API key, as reported by the headers of a response. If a header is repeated, the stricter value is used;
/// a value that is not a number is ignored.
/// </summary>
public sealed record SegmentsRateLimit
{
    /// <summary>The number of requests allowed in a window (<c>X-RateLimit-Limit</c>).</summary>
    public int? Limit { get; init; }

    /// <summary>The number of requests left in the window (<c>X-RateLimit-Remaining</c>); the service omits it when none is left.</summary>
    public int? Remaining { get; init; }

    /// <summary>
    /// The time from the response until the window resets: the longer of <c>X-RateLimit-Reset</c> and <c>Retry-After</c>, as
    /// reported by the service, even if it exceeds the maximum wait of the client. At most 1,000 years.
    /// </summary>
    public TimeSpan? ResetAfter { get; init; }
}

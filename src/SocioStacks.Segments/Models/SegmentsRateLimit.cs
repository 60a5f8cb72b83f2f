namespace SocioStacks.Segments;

/// <summary>
/// The rate limit of the key as the headers of a response reported it. Of a header that came twice, the stricter value
/// counts; a value that is not a number is ignored.
/// </summary>
public sealed record SegmentsRateLimit
{
    /// <summary>The number of requests that a window allows (<c>X-RateLimit-Limit</c>).</summary>
    public int? Limit { get; init; }

    /// <summary>The number of requests left in the window (<c>X-RateLimit-Remaining</c>); the service leaves it out when none is.</summary>
    public int? Remaining { get; init; }

    /// <summary>
    /// The time until the window ends, from the moment of the response: <c>X-RateLimit-Reset</c> or <c>Retry-After</c>,
    /// whichever is longer, as the service reported it, even if the client would never wait that long. At most 1,000 years.
    /// </summary>
    public TimeSpan? ResetAfter { get; init; }
}

namespace SocioStacks.Segments;

/// <summary>What the headers of an answer said about the rate limit of the key.</summary>
public sealed record SegmentsRateLimit
{
    /// <summary>How many requests a window allows (<c>X-RateLimit-Limit</c>).</summary>
    public int? Limit { get; init; }

    /// <summary>How many requests are left in the window (<c>X-RateLimit-Remaining</c>); the service leaves it out when none is.</summary>
    public int? Remaining { get; init; }

    /// <summary>How long it takes until the window ends, from the moment of the answer (<c>X-RateLimit-Reset</c> or <c>Retry-After</c>, the longer).</summary>
    public TimeSpan? ResetAfter { get; init; }
}

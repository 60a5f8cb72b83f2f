namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>How an attempt ended, as far as it matters to the calls after it.</summary>
internal enum AttemptOutcome
{
    /// <summary>Nothing was sent, for example because the user's own limiter granted no permit.</summary>
    NotSent,

    /// <summary>The caller cancelled it while it was in flight: nothing is known of the service.</summary>
    Cancelled,

    /// <summary>It was sent, and no response came, or a server error.</summary>
    Failed,

    /// <summary>The service responded with a success.</summary>
    Succeeded,

    /// <summary>The service, or a gateway before it, responded with another error than its rate limit.</summary>
    Responded,

    /// <summary>The service rejected it because of its rate limit (429).</summary>
    Throttled,
}

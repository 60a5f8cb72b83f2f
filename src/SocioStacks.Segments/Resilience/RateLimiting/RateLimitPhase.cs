namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>What is known of the current window.</summary>
internal enum RateLimitPhase
{
    /// <summary>Nothing: no response has reported a limit yet.</summary>
    Unknown,

    /// <summary>The account has no rate limit.</summary>
    Exempt,

    /// <summary>Permits are left.</summary>
    Open,

    /// <summary>No permit is left, and when the window ends is not known.</summary>
    UsedUp,

    /// <summary>No permit is left until the window ends.</summary>
    UsedUpUntilEnd,

    /// <summary>A 429 reported when the window ends; nothing is sent before.</summary>
    Closed,
}

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>What is known of the current window, and so what may be sent.</summary>
internal enum RateLimitPhase
{
    /// <summary>No response has reported a limit yet: a few calls go out.</summary>
    Unknown,

    /// <summary>The account has no rate limit.</summary>
    Exempt,

    /// <summary>A window should have begun: a single call is sent, and its response shows whether it has.</summary>
    Opening,

    /// <summary>Permits are left.</summary>
    Open,

    /// <summary>No permit is left, and when the window ends is not known: one call finds out.</summary>
    Probing,

    /// <summary>No permit is left until the window ends, as far as its length is known.</summary>
    UsedUp,

    /// <summary>A 429 reported when the window ends; nothing is sent before.</summary>
    Closed,
}

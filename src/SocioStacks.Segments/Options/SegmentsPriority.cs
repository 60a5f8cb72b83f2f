namespace SocioStacks.Segments;

/// <summary>Which calls go first where clients share one API key, and with it one rate limit.</summary>
public enum SegmentsPriority
{
    /// <summary>Calls that a user waits for. They are admitted before waiting background calls.</summary>
    Interactive,

    /// <summary>
    /// Calls of jobs and imports. They leave a tenth of the rate limit, at least one request, for interactive calls; this
    /// reserve shrinks to nothing towards the end of the window, so that no request is wasted. While interactive calls wait,
    /// at least every tenth permit still goes to a background call.
    /// </summary>
    Background,
}

namespace SocioStacks.Segments.Pipeline;

/// <summary>
/// A primary handler that is a service of its own, as one in memory is: its rate limit has nothing to do with that of
/// another service which is called with the same key at the same address.
/// </summary>
internal interface IRateLimitScope
{
    object Scope { get; }
}

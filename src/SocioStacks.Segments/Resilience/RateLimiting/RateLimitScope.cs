using System.Runtime.CompilerServices;
using SocioStacks.Segments.Http;

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// Distinguishes rate limits. Over the network a key has one at an address, whichever client uses it. A primary handler that
/// is not of the network, a stub or a service in memory, is a service of its own, with a rate limit of its own.
/// </summary>
internal static class RateLimitScope
{
    // Gates outlive handlers: what they remember is not the handler itself.
    private static readonly ConditionalWeakTable<HttpMessageHandler, object> Scopes = new();

    /// <summary>The scope of the handler at the end of a chain; <see langword="null"/> for the network.</summary>
    public static object? Of(HttpMessageHandler handler)
    {
        var terminal = PrimaryHandler.TerminalOf(handler);
        return PrimaryHandler.IsNetwork(terminal) ? null : Scopes.GetValue(terminal, static _ => new object());
    }
}

namespace SocioStacks.Segments.DependencyInjection;

/// <summary>
/// The resilience handler that a host adds to all its clients, for example with
/// <c>ConfigureHttpClientDefaults(b =&gt; b.AddStandardResilienceHandler())</c>. Around our pipeline it would retry a create into a
/// duplicate, and time out before the rate limit resets. It is recognized by its type name, because its package is not one of
/// our dependencies.
/// </summary>
internal static class HostResilience
{
    private const string TypeName = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";

    public static void RemoveFrom(IList<DelegatingHandler> handlers)
    {
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            if (Is(handlers[i].GetType()))
                handlers.RemoveAt(i);
        }
    }

    private static bool Is(Type? type) => type is not null && (type.FullName == TypeName || Is(type.BaseType));
}

using System.Collections.Concurrent;

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>The gates of this process: one for each key at each address, whichever clients share it.</summary>
internal static class RateLimitGates
{
    private const int PruneAbove = 256;

    private static readonly ConcurrentDictionary<Id, RateLimitGate> Gates = new();

    public static RateLimitGate For(string apiKey, Uri address, TimeProvider time, object? scope)
    {
        var wanted = new Id(apiKey, address, time, scope);
        if (Gates.TryGetValue(wanted, out var known))
            return known;
        if (Gates.Count > PruneAbove)
            Prune();
        return Gates.GetOrAdd(wanted, static id => new RateLimitGate(id.Time));
    }

    // Keys rotate and tenants go; a gate that nobody waits at and whose window is long over knows nothing worth keeping.
    private static void Prune()
    {
        foreach (var (id, gate) in Gates)
        {
            if (gate.IsForgettable)
                Gates.TryRemove(id, out _);
        }
    }

    private sealed record Id(string ApiKey, Uri Address, TimeProvider Time, object? Scope)
    {
        public override string ToString() => nameof(Id);
    }
}

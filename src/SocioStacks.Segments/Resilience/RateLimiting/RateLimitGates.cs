using System.Collections.Concurrent;

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>The gates of this process: one for each key at each address, whichever clients share it.</summary>
internal static class RateLimitGates
{
    private const int FewGates = 256;

    private static readonly ConcurrentDictionary<Id, RateLimitGate> Gates = new();

    private static int _added;
    private static int _pruneAt = FewGates;

    public static RateLimitGate For(string apiKey, Uri address, TimeProvider time, object? scope)
    {
        var wanted = new Id(apiKey, address, time, scope);
        if (Gates.TryGetValue(wanted, out var known))
            return known;
        if (Interlocked.Increment(ref _added) >= Volatile.Read(ref _pruneAt))
            Prune();
        return Gates.GetOrAdd(wanted, static id => new RateLimitGate(id.Time));
    }

    // Keys rotate and tenants go; a gate without waiting calls whose window is long over holds nothing worth keeping. Each
    // time as many are added as were left the last time, so that a new key costs the same however many there are.
    private static void Prune()
    {
        Volatile.Write(ref _pruneAt, int.MaxValue);
        foreach (var (id, gate) in Gates)
        {
            if (gate.IsForgettable && Gates.TryRemove(id, out _))
                gate.IsForgotten = true;
        }

        var left = Gates.Count;
        Volatile.Write(ref _added, left);
        Volatile.Write(ref _pruneAt, Math.Max(FewGates, 2 * left));
    }

    private sealed record Id(string ApiKey, Uri Address, TimeProvider Time, object? Scope)
    {
        public override string ToString() => nameof(Id);
    }
}

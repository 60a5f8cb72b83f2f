namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>The gate of the latest attempt: the key seldom changes, and a look at it is cheaper than a search.</summary>
/// <param name="time">The clock of the gates.</param>
/// <param name="scope">Whose rate limit it is, from <see cref="RateLimitScope"/>.</param>
internal sealed class CachedGate(TimeProvider time, object? scope)
{
    private volatile Entry? _latest;

    public RateLimitGate For(string apiKey, Uri address)
    {
        if (_latest is { } latest && (object)latest.ApiKey == apiKey && latest.Address == address && !latest.Gate.IsForgotten)
            return latest.Gate;
        var gate = RateLimitGates.For(apiKey, address, time, scope);
        _latest = new Entry(apiKey, address, gate);
        return gate;
    }

    private sealed class Entry(string apiKey, Uri address, RateLimitGate gate)
    {
        public string ApiKey => apiKey;

        public Uri Address => address;

        public RateLimitGate Gate => gate;
    }
}

namespace SocioStacks.Segments.Testing;

/// <summary>The scripted failures, in the order in which they were added.</summary>
internal sealed class FaultScripts
{
    private readonly object _lock = new();
    private readonly List<FaultScript> _scripts = [];

    public void Add(int times, Func<RecordedRequest, bool>? predicate, FaultScript.Response respond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_lock)
            _scripts.Add(new FaultScript(times, predicate, respond));
    }

    /// <summary>Consumes the first script that matches a request; returns <see langword="null"/> if none does.</summary>
    public FaultScript? Take(RecordedRequest request)
    {
        while (true)
        {
            // A predicate is the user's code and never runs under the lock, so another request may consume the script first.
            if (Snapshot().FirstOrDefault(script => script.Matches(request)) is not { } match)
                return null;
            lock (_lock)
            {
                if (!match.TryUse())
                    continue;
                if (match.IsUsedUp)
                    _scripts.Remove(match);
                return match;
            }
        }
    }

    private FaultScript[] Snapshot()
    {
        lock (_lock)
            return [.. _scripts];
    }
}

namespace SocioStacks.Segments.Testing;

/// <summary>
/// The accounts by key. The first key that is used gets the account that was filled before any key was known. Not thread-safe: the
/// service synchronizes access.
/// </summary>
internal sealed class Accounts(object gate, TimeProvider time)
{
    private readonly Dictionary<string, InMemorySegmentsAccount> _byKey = new(StringComparer.Ordinal);
    private readonly IdSequence _segmentIds = new();
    private readonly IdSequence _contactIds = new();
    private InMemorySegmentsAccount? _first;
    private bool _hasSeenKey;
    private long _count;

    public InMemorySegmentsAccount First => _first ??= New();

    public InMemorySegmentsAccount Of(string apiKey)
    {
        if (!_byKey.TryGetValue(apiKey, out var account))
            _byKey[apiKey] = account = New();
        return account;
    }

    /// <summary>Records that a request was received with this key.</summary>
    public void Note(string apiKey)
    {
        if (_hasSeenKey)
            return;
        _hasSeenKey = true;
        if (!_byKey.TryGetValue(apiKey, out var account))
        {
            _byKey[apiKey] = First;
            return;
        }

        // Its own account was filled before.
        account.Store.TakeOver(First.Store);
        _first = account;
    }

    private InMemorySegmentsAccount New() => new(gate, new SegmentStore(++_count, _segmentIds, _contactIds, time));
}

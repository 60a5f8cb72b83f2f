namespace SocioStacks.Segments.Requests;

/// <summary>
/// Reads a sequence once. Arrays and lists are read in blocks without copying; any other sequence is read one entry at a time, so
/// that no entry is requested before it is needed.
/// </summary>
internal sealed class ListReader<T>(IEnumerable<T> items) : IDisposable
{
    /// <summary>The block size, small enough to notice a cancellation soon.</summary>
    private const int Most = 4096;

    private int _position;
    private IEnumerator<T>? _entries;
    private T[]? _entry;
    private bool _isRead;

    /// <summary>The next entries, at least one; empty at the end.</summary>
    public ReadOnlySpan<T> Next() => CollectionSpan.TryRead(items, out var all) ? From(all) : Entry();

    /// <summary>Advances past entries that <see cref="Next"/> returned.</summary>
    public void Advance(int count)
    {
        _position += count;
        _isRead &= count == 0;
    }

    public void Dispose() => _entries?.Dispose();

    private ReadOnlySpan<T> From(ReadOnlySpan<T> all)
    {
        // The list may have been shortened in the meantime.
        var rest = all[Math.Min(_position, all.Length)..];
        return rest.Length > Most ? rest[..Most] : rest;
    }

    private ReadOnlySpan<T> Entry()
    {
        if (_isRead)
            return _entry;
        _entries ??= items.GetEnumerator();
        if (!_entries.MoveNext())
            return [];
        _entry ??= new T[1];
        _entry[0] = _entries.Current;
        _isRead = true;
        return _entry;
    }
}

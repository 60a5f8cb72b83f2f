namespace SocioStacks.Segments.Requests;

/// <summary>
/// Reads a sequence once: an array or a list where it lies, many entries at a time; any other one entry at a time, so that
/// nothing of it is read before it is needed.
/// </summary>
internal sealed class ListReader<T>(IEnumerable<T> items) : IDisposable
{
    /// <summary>Few enough that a cancellation is seen soon.</summary>
    private const int Most = 4096;

    private int _position;
    private IEnumerator<T>? _entries;
    private T[]? _entry;
    private bool _isRead;

    /// <summary>The entries that come next, at least one; none at the end.</summary>
    public ReadOnlySpan<T> Next() => CollectionSpan.TryRead(items, out var all) ? From(all) : Entry();

    /// <summary>Goes on behind entries that <see cref="Next"/> gave.</summary>
    public void Advance(int count)
    {
        _position += count;
        _isRead &= count == 0;
    }

    public void Dispose() => _entries?.Dispose();

    private ReadOnlySpan<T> From(ReadOnlySpan<T> all)
    {
        // A list may have been cut meanwhile.
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

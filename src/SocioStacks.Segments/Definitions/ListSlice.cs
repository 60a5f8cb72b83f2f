using System.Collections;
using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>A view of a part of a list.</summary>
internal sealed class ListSlice<T>(IReadOnlyList<T> list, int start, int count) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] =>
        (uint)index >= (uint)count ? throw new ArgumentOutOfRangeException(nameof(index))
        : start + index >= list.Count ? throw new InvalidOperationException("The collection of the definition was modified after it was split.")
        : list[start + index];

    public bool TryRead(out ReadOnlySpan<T> entries)
    {
        var isThere = CollectionSpan.TryRead(list, out var all) && all.Length >= start + count;
        entries = isThere ? all.Slice(start, count) : default;
        return isThere;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

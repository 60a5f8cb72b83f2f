using System.Collections;

namespace SocioStacks.Segments;

/// <summary>A view of a list of <see langword="int"/> ids as <see langword="long"/> ids.</summary>
internal sealed class WidenedIds(IReadOnlyList<int> ids) : IReadOnlyList<long>
{
    public int Count => ids.Count;

    public long this[int index] => ids[index];

    public IEnumerator<long> GetEnumerator()
    {
        foreach (var id in ids)
            yield return id;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

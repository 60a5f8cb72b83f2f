using System.Runtime.InteropServices;

namespace SocioStacks.Segments.Requests;

/// <summary>Accesses the entries of an array or a list without copying them.</summary>
internal static class CollectionSpan
{
    public static bool TryRead<T>(IEnumerable<T> items, out ReadOnlySpan<T> entries)
    {
        if (items is ListSlice<T> slice)
            return slice.TryRead(out entries);

        entries = items switch
        {
            T[] array => array,
            List<T> list => CollectionsMarshal.AsSpan(list),
            _ => default,
        };
        return items is T[] or List<T>;
    }
}

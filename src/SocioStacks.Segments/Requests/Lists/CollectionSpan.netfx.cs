namespace SocioStacks.Segments.Requests;

/// <summary>Accesses the entries of an array without copying them. On this framework the array of a list is not accessible.</summary>
internal static class CollectionSpan
{
    public static bool TryRead<T>(IEnumerable<T> items, out ReadOnlySpan<T> entries)
    {
        if (items is ListSlice<T> slice)
            return slice.TryRead(out entries);

        entries = items as T[];
        return items is T[];
    }
}

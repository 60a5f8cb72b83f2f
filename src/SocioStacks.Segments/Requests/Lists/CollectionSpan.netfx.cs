namespace SocioStacks.Segments.Requests;

/// <summary>Looks at the entries of an array where they lie. A list does not give its array away here.</summary>
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

using System.Globalization;
using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>Splits a list into parts that each fit into a form.</summary>
internal static class ListParts
{
    /// <summary>Returns the parts in order, each as long as possible.</summary>
    /// <param name="items">The whole list. An array or list is not copied; any other sequence is read once.</param>
    /// <param name="format">Validates and measures an entry.</param>
    /// <param name="overhead">The size of the form without its entries, in bytes.</param>
    /// <param name="maxFormBytes">The maximum size of a form, in bytes.</param>
    public static List<IReadOnlyList<T>> Of<T>(IEnumerable<T> items, ListFormat<T> format, long overhead, long maxFormBytes)
    {
        var list = items as IReadOnlyList<T> ?? [.. items];
        var parts = new List<IReadOnlyList<T>>();
        var start = 0;
        var length = overhead;
        for (var i = 0; i < list.Count; i++)
        {
            var entry = format.Measure(list[i], i);
            var added = i == start ? entry : entry + 1;
            if (i > start && length + added > maxFormBytes)
            {
                parts.Add(new ListSlice<T>(list, start, i - start));
                start = i;
                length = overhead;
                added = entry;
            }

            length += added;
            if (length > maxFormBytes)
                throw new ArgumentOutOfRangeException(nameof(maxFormBytes), maxFormBytes, string.Create(CultureInfo.InvariantCulture, $"It must be at least {length:N0}, the maximum size of a form with a single entry."));
        }

        if (list.Count == 0)
            throw new ArgumentException(format.EmptyMessage, "definition");
        parts.Add(new ListSlice<T>(list, start, list.Count - start));
        return parts;
    }
}

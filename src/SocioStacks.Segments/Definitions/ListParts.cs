using System.Globalization;
using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>Divides a list into parts that each fit into a form.</summary>
internal static class ListParts
{
    /// <summary>Returns the parts in order, each as long as it can be.</summary>
    /// <param name="items">The whole list. A list is viewed where it lies; any other sequence is read once.</param>
    /// <param name="format">How an entry is checked and measured.</param>
    /// <param name="overhead">The bytes of a form around its entries.</param>
    /// <param name="maxFormBytes">The bytes that a form may have.</param>
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
                throw new ArgumentOutOfRangeException(nameof(maxFormBytes), maxFormBytes, string.Create(CultureInfo.InvariantCulture, $"It must be at least {length:N0}: the form of a single entry can have that many bytes."));
        }

        if (list.Count == 0)
            throw new ArgumentException(format.EmptyMessage, "definition");
        parts.Add(new ListSlice<T>(list, start, list.Count - start));
        return parts;
    }
}

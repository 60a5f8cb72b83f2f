using System.Globalization;

namespace SocioStacks.Segments.Testing;

/// <summary>A PHP array. It keeps the order of insertion; its indexes need not be consecutive or numeric.</summary>
internal sealed class PhpList
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private long? _last;

    /// <summary>The texts with their indexes. Entries that are arrays are skipped.</summary>
    public IEnumerable<(string Index, string Text)> Entries =>
        from index in _order
        let text = _values[index]
        where text is not null
        select (index, text);

    public IEnumerable<string> Texts => Entries.Select(entry => entry.Text);

    public string? this[string index] => _values.TryGetValue(index, out var text) ? text : null;

    /// <summary>Sets an entry. An empty index means one more than the largest number so far.</summary>
    /// <param name="index">The index.</param>
    /// <param name="text">The text; <see langword="null"/> for an array, which no field of the service can use.</param>
    public void Set(string index, string? text)
    {
        if (index.Length == 0)
        {
            // PHP drops an entry if no index is left.
            if (_last == long.MaxValue)
                return;
            index = (_last + 1 ?? 0).ToString(CultureInfo.InvariantCulture);
        }

        if (!_values.ContainsKey(index))
            _order.Add(index);
        _values[index] = text;
        if (NumberOf(index) is { } number && (_last is null || number > _last))
            _last = number;
    }

    /// <summary>Returns an index as a number, or <see langword="null"/> for a text such as <c>"07"</c>.</summary>
    public static long? NumberOf(string index) =>
        long.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && index == number.ToString(CultureInfo.InvariantCulture)
            ? number
            : null;
}

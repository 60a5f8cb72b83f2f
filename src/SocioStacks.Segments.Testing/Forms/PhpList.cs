using System.Globalization;

namespace SocioStacks.Segments.Testing;

/// <summary>A PHP array: it keeps the order of arrival, and its indexes need be neither dense nor numbers.</summary>
internal sealed class PhpList
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private long? _last;

    /// <summary>The texts in it, with their indexes. An entry that is an array itself is left out.</summary>
    public IEnumerable<(string Index, string Text)> Entries =>
        from index in _order
        let text = _values[index]
        where text is not null
        select (index, text);

    public IEnumerable<string> Texts => Entries.Select(entry => entry.Text);

    public string? this[string index] => _values.TryGetValue(index, out var text) ? text : null;

    /// <summary>Sets an entry; an empty index is the one after the largest number so far.</summary>
    /// <param name="index">The index.</param>
    /// <param name="text">The text; <see langword="null"/> for an array, which no field of the service can use.</param>
    public void Set(string index, string? text)
    {
        if (index.Length == 0)
        {
            // PHP drops what has no index left.
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

    /// <summary>The number that an index is; <see langword="null"/> for a text, and <c>"07"</c> is one.</summary>
    public static long? NumberOf(string index) =>
        long.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && index == number.ToString(CultureInfo.InvariantCulture)
            ? number
            : null;
}

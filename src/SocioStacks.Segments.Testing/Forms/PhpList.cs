using System.Collections;
using System.Globalization;

namespace SocioStacks.Segments.Testing;

/// <summary>A PHP array of texts: it keeps the order of arrival, and its indexes need be neither dense nor numbers.</summary>
internal sealed class PhpList : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private long _next;

    public IEnumerable<string> Values => _order.Select(index => _values[index]);

    public string? this[string index] => _values.GetValueOrDefault(index);

    /// <summary>Sets an entry; an empty or missing index is the one after the largest number so far.</summary>
    public void Set(string? index, string value)
    {
        if (string.IsNullOrEmpty(index))
            index = _next.ToString(CultureInfo.InvariantCulture);
        if (!_values.ContainsKey(index))
            _order.Add(index);
        _values[index] = value;
        if (NumberOf(index) is { } number && number >= _next && number < long.MaxValue)
            _next = number + 1;
    }

    /// <summary>The number that an index is; <see langword="null"/> for a text, and <c>"07"</c> is one.</summary>
    public static long? NumberOf(string index) =>
        long.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && index == number.ToString(CultureInfo.InvariantCulture)
            ? number
            : null;

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        _order.Select(index => KeyValuePair.Create(index, _values[index])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

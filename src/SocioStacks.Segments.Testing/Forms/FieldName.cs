namespace SocioStacks.Segments.Testing;

/// <summary>The name of a field, taken apart as PHP does.</summary>
/// <param name="Name">The name without its brackets; dots and spaces in it have become underscores.</param>
/// <param name="Index">What stands in the brackets, empty for <c>name[]</c>; <see langword="null"/> without brackets.</param>
/// <param name="IsNested">Whether more brackets follow.</param>
internal readonly record struct FieldName(string Name, string? Index, bool IsNested)
{
    public bool IsText => Index is null;

    public static FieldName Parse(string text)
    {
        text = text.TrimStart(' ');
        var open = text.IndexOf('[', StringComparison.Ordinal);
        var close = open > 0 ? text.IndexOf(']', open) : -1;
        if (close < 0)
            return new(Plain(open > 0 ? string.Concat(text.AsSpan(0, open), "_", text.AsSpan(open + 1)) : text), null, false);

        var isNested = close + 1 < text.Length && text[close + 1] == '[';
        return new(Plain(text[..open]), text[(open + 1)..close].TrimStart(), isNested);
    }

    private static string Plain(string name) => name.Replace(' ', '_').Replace('.', '_');
}

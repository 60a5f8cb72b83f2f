namespace SocioStacks.Segments.Testing;

/// <summary>The name of a field, parsed as PHP does.</summary>
/// <param name="Name">The name without its brackets, with dots and spaces replaced by underscores. If empty, PHP drops the field.</param>
/// <param name="Index">The text in the brackets, empty for <c>name[]</c>; <see langword="null"/> without brackets.</param>
/// <param name="IsNested">Whether a second pair of brackets follows.</param>
internal readonly record struct FieldName(string Name, string? Index, bool IsNested)
{
    public static FieldName Parse(string text)
    {
        // PHP ends a name at a NUL, as C does.
        var end = text.IndexOf('\0');
        text = (end < 0 ? text : text[..end]).TrimStart(' ');
        var open = text.IndexOf('[');
        if (open == 0)
            return new("", null, false);
        if (open < 0)
            return new(Mangled(text), null, false);

        var close = text.IndexOf(']', open);
        if (close < 0)
            return new(Mangled(text.Replace('[', '_')), null, false);

        var index = text[(open + 1)..close];
        return new(Mangled(text[..open]), IsOneSpace(index) ? "" : index, HasMore(text, close + 1));
    }

    private static string Mangled(string name) => name.Replace(' ', '_').Replace('.', '_');

    private static bool IsOneSpace(string index) => index.Length == 1 && index[0] is ' ' or (>= '\t' and <= '\r');

    private static bool HasMore(string text, int at) => at < text.Length && text[at] == '[' && text.IndexOf(']', at) >= 0;
}

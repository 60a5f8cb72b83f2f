using System.Text;

namespace SocioStacks.Segments.Testing;

/// <summary>The header of a form part, parsed as PHP does: the name of the field, and whether it is a file.</summary>
internal sealed record ContentDisposition(string? Name, bool IsFile)
{
    public static ContentDisposition Parse(string value)
    {
        string? name = null;
        var isFile = false;
        for (var at = 0; at < value.Length;)
        {
            var key = ReadKey(value, ref at);
            var text = at < value.Length && value[at] == '=' ? ReadText(value, ref at) : null;
            if (text is not null && key.Equals("name", StringComparison.OrdinalIgnoreCase))
                name = text;
            else if (text is not null && key.Equals("filename", StringComparison.OrdinalIgnoreCase))
                isFile = true;

            // Continue with the next pair.
            while (at < value.Length && value[at] != ';')
                at++;
            at++;
        }

        return new ContentDisposition(name, isFile);
    }

    /// <summary>Reads up to the equals sign: <c>name =</c> is a different key.</summary>
    private static string ReadKey(string value, ref int at)
    {
        while (at < value.Length && IsSpace(value[at]))
            at++;
        var start = at;
        while (at < value.Length && value[at] is not ('=' or ';'))
            at++;
        return value[start..at];
    }

    /// <summary>Reads a value in either kind of quotes, in which a backslash escapes the quote and itself, or a single word.</summary>
    private static string ReadText(string value, ref int at)
    {
        do
            at++;
        while (at < value.Length && IsSpace(value[at]));

        var text = new StringBuilder();
        if (at == value.Length || value[at] is not ('"' or '\''))
        {
            for (; at < value.Length && value[at] != ';' && !IsSpace(value[at]); at++)
                text.Append(value[at]);
            return text.ToString();
        }

        var mark = value[at++];
        for (; at < value.Length && value[at] != mark; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length && (value[at + 1] == mark || value[at + 1] == '\\'))
                at++;
            text.Append(value[at]);
        }

        at++;
        return text.ToString();
    }

    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}

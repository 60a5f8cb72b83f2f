using System.Text;

namespace SocioStacks.Segments.Testing;

/// <summary>What the header of a part says: the name of its field, and whether it is a file.</summary>
internal sealed record ContentDisposition(string? Name, bool IsFile)
{
    public static ContentDisposition Read(string value)
    {
        string? name = null;
        var isFile = false;
        var at = value.IndexOf(';', StringComparison.Ordinal);
        while (at >= 0)
        {
            var start = at + 1;
            var equals = value.IndexOf('=', start);
            if (equals < 0)
                break;

            at = value.IndexOf(';', start);
            if (at >= 0 && at < equals)
                continue;
            var key = value[start..equals].Trim();
            var text = ReadText(value, equals + 1, out at);
            if (key.Equals("name", StringComparison.OrdinalIgnoreCase))
                name = text;
            else if (key.Equals("filename", StringComparison.OrdinalIgnoreCase))
                isFile = true;
        }

        return new ContentDisposition(name, isFile);
    }

    /// <summary>Quoted with either mark, in which a backslash shields the mark and itself, or not quoted at all.</summary>
    private static string ReadText(string value, int start, out int end)
    {
        while (start < value.Length && value[start] == ' ')
            start++;
        if (start == value.Length || value[start] is not ('"' or '\''))
        {
            end = value.IndexOf(';', start);
            return (end < 0 ? value[start..] : value[start..end]).Trim();
        }

        var mark = value[start];
        var text = new StringBuilder();
        var i = start + 1;
        for (; i < value.Length && value[i] != mark; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && (value[i + 1] == mark || value[i + 1] == '\\'))
                i++;
            text.Append(value[i]);
        }

        end = i < value.Length ? value.IndexOf(';', i) : -1;
        return text.ToString();
    }
}

using System.Text;

namespace SocioStacks.Segments.Testing;

/// <summary>Reads the fields out of the bytes of a <c>multipart/form-data</c> body, as leniently as PHP does.</summary>
internal static class MultipartForm
{
    /// <summary>Gives the fields in the order of their arrival. Parts without a name, and files, are left out.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string? contentType, ReadOnlySpan<byte> body)
    {
        if (BoundaryOf(contentType) is not { Length: > 0 } boundary)
            return [];

        var fields = new List<KeyValuePair<string, string>>();
        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        var at = IndexOfDelimiter(body, delimiter, 0);
        while (at >= 0 && !body[(at + delimiter.Length)..].StartsWith("--"u8))
        {
            var start = NextLine(body, at);
            var disposition = ReadHeaders(body, ref start);
            at = IndexOfDelimiter(body, delimiter, start);
            var value = WithoutLineEnd(at < 0 ? body[start..] : body[start..at], isWhole: at < 0);
            if (disposition is { Name: { } name, IsFile: false })
                fields.Add(new(name, Encoding.UTF8.GetString(value)));
        }

        return fields.AsReadOnly();
    }

    private static string? BoundaryOf(string? contentType)
    {
        const string name = "boundary=";
        if (contentType is null || !contentType.AsSpan().TrimStart().StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        var at = contentType.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;

        var rest = contentType.AsSpan(at + name.Length);
        var isQuoted = rest.StartsWith("\"");
        if (isQuoted)
            rest = rest[1..];
        var end = isQuoted ? rest.IndexOf('"') : rest.IndexOfAny(',', ';');
        return (end < 0 ? rest : rest[..end]).Trim().ToString();
    }

    /// <summary>A delimiter stands at the beginning of a line and fills it: the same bytes elsewhere belong to a value.</summary>
    private static int IndexOfDelimiter(ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiter, int from)
    {
        while (body[from..].IndexOf(delimiter) is var offset and >= 0)
        {
            var at = from + offset;
            var after = body[(at + delimiter.Length)..];
            if ((at == 0 || body[at - 1] == '\n') && (after.IsEmpty || after[0] is (byte)'\r' or (byte)'\n' || after.StartsWith("--"u8)))
                return at;
            from = at + 1;
        }

        return -1;
    }

    private static int NextLine(ReadOnlySpan<byte> body, int from)
    {
        var end = body[from..].IndexOf((byte)'\n');
        return end < 0 ? body.Length : from + end + 1;
    }

    private static ContentDisposition? ReadHeaders(ReadOnlySpan<byte> body, ref int at)
    {
        const string name = "Content-Disposition:";
        ContentDisposition? disposition = null;
        while (at < body.Length)
        {
            var next = NextLine(body, at);
            var line = Encoding.UTF8.GetString(body[at..next]).Trim();
            at = next;
            if (line.Length == 0)
                break;
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                disposition = ContentDisposition.Read(line[name.Length..]);
        }

        return disposition;
    }

    /// <summary>The line end in front of a delimiter belongs to the delimiter. A body that was cut short has none.</summary>
    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> value, bool isWhole)
    {
        if (!isWhole && value.EndsWith("\n"u8))
            value = value[..^1];
        if (!isWhole && value.EndsWith("\r"u8))
            value = value[..^1];
        return value;
    }
}

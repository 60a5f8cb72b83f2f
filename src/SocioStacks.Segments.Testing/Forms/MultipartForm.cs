using System.Text;

namespace SocioStacks.Segments.Testing;

/// <summary>Parses the fields of a <c>multipart/form-data</c> body as leniently as PHP does.</summary>
internal static class MultipartForm
{
    /// <summary>
    /// Returns the fields in the order of their arrival. Files and parts without a <c>Content-Disposition</c> are skipped. PHP stops at
    /// a part without a name, but does not require the end of the form.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string? contentType, ReadOnlySpan<byte> body)
    {
        if (BoundaryOf(contentType) is not { Length: > 0 } boundary)
            return [];

        var fields = new List<KeyValuePair<string, string>>();
        var delimiter = Encoding.UTF8.GetBytes("\n--" + boundary);
        while (SkipDelimiter(ref body, delimiter.AsSpan(1)))
        {
            if (ReadHeaders(ref body) is not { } disposition)
                continue;
            var value = ReadValue(ref body, delimiter);
            if (disposition.IsFile)
                continue;
            if (disposition.Name is not { } name)
                break;
            fields.Add(new(name, TextOf(value)));
        }

        return fields.AsReadOnly();
    }

    private static string? BoundaryOf(string? contentType)
    {
        const string name = "boundary=";
        if (contentType is null || !contentType.Split(' ', ',', ';')[0].Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        var at = contentType.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;

        var rest = contentType[(at + name.Length)..];
        return rest.Length > 0 && rest[0] == '"' ? rest.Split('"')[1] : rest.Split(',', ';')[0];
    }

    /// <summary>A part begins after a line that consists only of the delimiter.</summary>
    private static bool SkipDelimiter(ref ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiter)
    {
        while (!body.IsEmpty)
        {
            if (ReadLine(ref body).SequenceEqual(delimiter))
                return true;
        }

        return false;
    }

    private static ContentDisposition? ReadHeaders(ref ReadOnlySpan<byte> body)
    {
        const string name = "Content-Disposition:";
        ContentDisposition? disposition = null;
        while (!body.IsEmpty && ReadLine(ref body) is { IsEmpty: false } bytes)
        {
            var line = TextOf(bytes);
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                disposition = ContentDisposition.Parse(line[name.Length..]);
        }

        return disposition;
    }

    /// <summary>A value ends before a line that begins with the delimiter or, in a truncated body, before what may become one.</summary>
    private static ReadOnlySpan<byte> ReadValue(ref ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiter)
    {
        var end = body.IndexOf(delimiter);
        for (var length = delimiter.Length - 1; end < 0 && length > 0; length--)
        {
            if (body.EndsWith(delimiter[..length]))
                end = body.Length - length;
        }

        var value = end < 0 ? body : WithoutReturn(body[..end]);
        body = end < 0 ? [] : body[(end + 1)..];
        return value;
    }

    private static ReadOnlySpan<byte> ReadLine(ref ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)'\n');
        var line = WithoutReturn(end < 0 ? body : body[..end]);
        body = end < 0 ? [] : body[(end + 1)..];
        return line;
    }

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => line.EndsWith("\r"u8) ? line[..^1] : line;

    private static string TextOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}

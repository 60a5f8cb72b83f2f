namespace SocioStacks.Segments.Responses;

/// <summary>Describes compressed bodies that could not be decompressed.</summary>
internal static class Compression
{
    private const int LongestName = 20;

    /// <summary>Returns what is wrong with the body, as the end of a sentence, or <see langword="null"/> if compression is not the cause.</summary>
    public static string? FaultOf(HttpResponseMessage response, ResponseBodyStream body)
    {
        if (body.IsCorrupt)
            return "with a body that cannot be decompressed: it is damaged, or not compressed as its Content-Encoding states";

        // Decompression removes the header. But the header may be wrong, and readable text is not compressed.
        if (body.IsEmpty || body.PrefixText().AsSpan().TrimStart() is ['{' or '[' or '<', ..])
            return null;
        return response.Content?.Headers.ContentEncoding.LastOrDefault() is { } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? $"with a body in the Content-Encoding {Named(encoding)}, which was not requested or not decompressed"
            : null;
    }

    /// <summary>Returns the name of an encoding. Any other content of the header is not quoted.</summary>
    private static string Named(string encoding) =>
        encoding.Length <= LongestName && encoding.All(c => char.IsAsciiLetter(c) || c == '-') ? $"'{encoding}'" : "of an unknown name";
}

namespace SocioStacks.Segments.Responses;

/// <summary>Bodies that came compressed and did not become readable.</summary>
internal static class Compression
{
    private const int LongestName = 20;

    /// <summary>What is wrong with the body, as the end of a sentence; <see langword="null"/> if it is not its compression.</summary>
    public static string? FaultOf(HttpResponseMessage response, ResponseBodyStream body)
    {
        if (body.IsCorrupt)
            return "with a body that cannot be decompressed: it is damaged, or not compressed as its Content-Encoding says";

        // What decompresses a body takes the header away. But the header may be wrong, and a text is not compressed.
        if (body.IsEmpty || body.PrefixText().AsSpan().TrimStart() is ['{' or '[' or '<', ..])
            return null;
        return response.Content?.Headers.ContentEncoding.LastOrDefault() is { } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? $"with a body in the Content-Encoding {Named(encoding)}, which was not asked for or not decompressed"
            : null;
    }

    /// <summary>The name of an encoding; whatever else stands in the header belongs in no message.</summary>
    private static string Named(string encoding) =>
        encoding.Length <= LongestName && encoding.All(c => char.IsAsciiLetter(c) || c == '-') ? $"'{encoding}'" : "of an unknown name";
}

namespace SocioStacks.Segments.Testing;

/// <summary>A request, read to its last byte.</summary>
internal sealed class ReceivedRequest
{
    private ReceivedRequest(HttpRequestMessage request, long bodyLength, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        Address = request.RequestUri!;
        BodyLength = bodyLength;
        ApiKey = KeyOf(request);
        Record = new RecordedRequest(request.Method, Address.PathAndQuery, fields);
    }

    public Uri Address { get; }

    public long BodyLength { get; }

    /// <summary>The bearer key; <see langword="null"/> where none was sent.</summary>
    public string? ApiKey { get; }

    public RecordedRequest Record { get; }

    public static async Task<ReceivedRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content)
            return new ReceivedRequest(request, 0, []);

        // Copied and not buffered within the content, so that a retry has to write its body again, as on a socket.
        using var body = new MemoryStream();
        await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        var contentType = content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
        return new ReceivedRequest(request, body.Length, MultipartForm.Read(contentType, body.GetBuffer().AsSpan(0, (int)body.Length)));
    }

    private static string? KeyOf(HttpRequestMessage request) =>
        request.Headers.Authorization is { Parameter: { Length: > 0 } key } header && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? key
            : null;
}

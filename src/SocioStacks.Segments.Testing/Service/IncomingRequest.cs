namespace SocioStacks.Segments.Testing;

/// <summary>A request, read to its last byte.</summary>
internal sealed class IncomingRequest
{
    private IncomingRequest(HttpRequestMessage message, long bodyLength, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        Message = message;
        Address = message.RequestUri!;
        BodyLength = bodyLength;
        ApiKey = KeyOf(message);
        Record = new RecordedRequest(message.Method, Address.PathAndQuery, fields);
    }

    public HttpRequestMessage Message { get; }

    public Uri Address { get; }

    public long BodyLength { get; }

    /// <summary>The bearer key; <see langword="null"/> if none was sent.</summary>
    public string? ApiKey { get; }

    public RecordedRequest Record { get; }

    public static async Task<IncomingRequest> ReadAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (message.Content is not { } content)
            return new IncomingRequest(message, 0, []);

        // Copied rather than buffered within the content, so that a retry has to write its body again, as on a socket.
        using var body = new MemoryStream();
        await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new IncomingRequest(message, body.Length, MultipartForm.Read(ContentTypeOf(content), body.GetBuffer().AsSpan(0, (int)body.Length)));
    }

    private static string? ContentTypeOf(HttpContent content) =>
        content.Headers.TryGetValues("Content-Type", out var values) ? string.Join(", ", values) : null;

    private static string? KeyOf(HttpRequestMessage message) =>
        message.Headers.Authorization is { Parameter: { Length: > 0 } key } header && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? key
            : null;
}

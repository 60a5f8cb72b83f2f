namespace SocioStacks.Segments;

/// <summary>The content of a response with the Content-Length of its decoded body.</summary>
internal sealed class DecodedContent : StreamContent
{
    private readonly HttpContent _inner;

    private DecodedContent(HttpContent inner, Stream stream)
        : base(stream)
    {
        _inner = inner;
        foreach (var header in inner.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    public static async Task<DecodedContent> OfAsync(HttpContent content) =>
        new(content, await content.ReadAsStreamAsync().ConfigureAwait(false));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}

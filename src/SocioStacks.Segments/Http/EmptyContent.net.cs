using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SocioStacks.Segments.Http;

/// <summary>
/// A body of no bytes, for requests that need none. Without one, SocketsHttpHandler takes it upon itself to send a request
/// up to three times more when the connection ends before an answer: unseen by our count of attempts and by the rate limit.
/// </summary>
internal sealed class EmptyContent : HttpContent
{
    private EmptyContent() => Headers.ContentLength = 0;

    /// <summary>One for all requests: there is nothing in it that a request could use up.</summary>
    public static EmptyContent Instance { get; } = new();

    /// <summary>The body for requests by a handler that needs it. Others, as those of browsers and phones, refuse a GET with a body.</summary>
    public static EmptyContent? For(HttpMessageHandler terminal) => terminal switch
    {
        SocketsHttpHandler => Instance,
        HttpClientHandler when !OperatingSystem.IsBrowser() && !OperatingSystem.IsAndroid() && !OperatingSystem.IsIOS() && !OperatingSystem.IsTvOS() => Instance,
        _ => null,
    };

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }

    [SuppressMessage("Usage", "CA2215", Justification = "A request disposes its body; the next one needs this one.")]
    protected override void Dispose(bool disposing)
    {
    }
}

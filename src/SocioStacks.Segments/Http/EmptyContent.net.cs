using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SocioStacks.Segments.Http;

/// <summary>
/// An empty body for requests that have none. Without a body, SocketsHttpHandler resends a request by itself up to three times
/// when the connection ends before a response, unnoticed by the attempt count and the rate limit.
/// </summary>
internal sealed class EmptyContent : HttpContent
{
    private EmptyContent() => Headers.ContentLength = 0;

    /// <summary>A shared instance: the content has no state.</summary>
    public static EmptyContent Instance { get; } = new();

    /// <summary>Returns the body for a handler that needs it. Other handlers, such as those of browsers and phones, reject a GET with a body.</summary>
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

    [SuppressMessage("Usage", "CA2215", Justification = "Requests dispose their content, but this instance is shared.")]
    protected override void Dispose(bool disposing)
    {
    }
}

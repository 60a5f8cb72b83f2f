using System.Net.Sockets;

namespace SocioStacks.Segments.Http;

/// <summary>
/// A connection that was reset immediately after it was established. SocketsHttpHandler sometimes lets the raw
/// <see cref="SocketException"/> through; it wraps later failures.
/// </summary>
internal static class ConnectFailure
{
    /// <summary>Whether a <see cref="SocketException"/> of a handler can only be such a failure, which requires that the user supplies no streams.</summary>
    public static bool IsCertainIn(HttpMessageHandler terminal) =>
        terminal is SocketsHttpHandler { ConnectCallback: null, PlaintextStreamFilter: null } or HttpClientHandler;

    public static HttpRequestException Of(SocketException cause) => new(HttpRequestError.ConnectionError, cause.Message, cause);
}

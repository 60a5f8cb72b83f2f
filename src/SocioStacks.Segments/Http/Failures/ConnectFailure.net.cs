using System.Net.Sockets;

namespace SocioStacks.Segments.Http;

/// <summary>
/// A connection that was reset as soon as it was made: of that, SocketsHttpHandler sometimes lets the raw
/// <see cref="SocketException"/> through. Whatever comes later, it wraps.
/// </summary>
internal static class ConnectFailure
{
    /// <summary>Whether a <see cref="SocketException"/> of a handler can only be such a failure: not where streams of the user's own are in use.</summary>
    public static bool IsCertainIn(HttpMessageHandler terminal) =>
        terminal is SocketsHttpHandler { ConnectCallback: null, PlaintextStreamFilter: null } or HttpClientHandler;

    public static HttpRequestException Of(SocketException cause) => new(HttpRequestError.ConnectionError, cause.Message, cause);
}

using System.Net;
using System.Net.Sockets;

namespace SocioStacks.Segments.Http;

/// <summary>A connection that was reset immediately after it was established. HttpWebRequest reports it; Mono's sockets may not.</summary>
internal static class ConnectFailure
{
    public static bool IsCertainIn(HttpMessageHandler terminal) => terminal is HttpClientHandler;

    public static HttpRequestException Of(SocketException cause) =>
        new(cause.Message, new WebException(cause.Message, cause, WebExceptionStatus.ConnectFailure, null));
}

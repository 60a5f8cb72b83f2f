using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SocioStacks.Segments.Http;

/// <summary>Recognizes exceptions of the network: usually one of the first two types, but sometimes what they wrap.</summary>
internal static class NetworkFailure
{
    public static bool Is(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or AuthenticationException or WebException;
}

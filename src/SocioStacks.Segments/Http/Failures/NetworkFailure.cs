using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SocioStacks.Segments.Http;

/// <summary>What the network fails with: in general one of the first two, but sometimes what is inside of them.</summary>
internal static class NetworkFailure
{
    public static bool Is(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or AuthenticationException or WebException;
}

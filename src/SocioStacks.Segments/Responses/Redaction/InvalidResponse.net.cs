using System.Net.Sockets;

namespace SocioStacks.Segments.Responses;

/// <summary>A response that is not HTTP. The network quotes the line that it could not parse, which may contain the key or a phone number.</summary>
internal static class InvalidResponse
{
    // A connection lost during the HTTP/2 handshake is also reported as an invalid response, but quotes nothing.
    public static bool NeedsRedaction(Exception exception) => exception
        is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }
        or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }
        && exception.GetBaseException() is not (SocketException or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded });

    public static Exception Redact(Exception exception) => exception is HttpRequestException
        ? new HttpRequestException(HttpRequestError.InvalidResponse, "The response is not HTTP.")
        : new HttpIOException(HttpRequestError.InvalidResponse, "The body of the response is not valid HTTP.");
}

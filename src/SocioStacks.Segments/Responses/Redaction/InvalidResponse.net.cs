using System.Net.Sockets;

namespace SocioStacks.Segments.Responses;

/// <summary>A response that is not HTTP: the network quotes the line that it could not read, and in it perhaps the key or a phone number.</summary>
internal static class InvalidResponse
{
    // A connection that was lost during the handshake of HTTP/2 is called an invalid response too, but quotes nothing.
    public static bool IsQuotedIn(Exception exception) => exception
        is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }
        or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }
        && exception.GetBaseException() is not (SocketException or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded });

    public static Exception WithoutQuote(Exception exception) => exception is HttpRequestException
        ? new HttpRequestException(HttpRequestError.InvalidResponse, "The response is not HTTP.")
        : new HttpIOException(HttpRequestError.InvalidResponse, "The body of the response is not valid HTTP.");
}

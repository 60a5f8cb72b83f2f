#if NETFRAMEWORK
using System.Net;
#endif

namespace SocioStacks.Segments.Testing;

/// <summary>Creates the exception that a handler throws when the connection ends before the response does.</summary>
internal static class LostResponse
{
    public static HttpRequestException Create(string message) =>
#if NETFRAMEWORK
        new(message, new WebException(message, WebExceptionStatus.ConnectionClosed));
#else
        new(HttpRequestError.ResponseEnded, message, new HttpIOException(HttpRequestError.ResponseEnded));
#endif
}

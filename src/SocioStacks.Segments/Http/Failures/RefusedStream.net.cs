namespace SocioStacks.Segments.Http;

/// <summary>An HTTP/2 request that the server refused before processing it (RFC 9113, 8.7).</summary>
internal static class RefusedStream
{
    private const long ErrorCode = 0x7;

    /// <summary>
    /// Whether an exception reports a refused stream. SocketsHttpHandler has then sent the request up to four times, and each time it
    /// was refused or excluded by a GOAWAY. A GOAWAY alone cannot be distinguished from a lost connection, so it leaves the outcome
    /// of the request unknown.
    /// </summary>
    public static bool IsReportedBy(Exception exception) =>
        exception is HttpRequestException { InnerException: HttpProtocolException { ErrorCode: ErrorCode } or Repetition };

    /// <summary>
    /// Creates the exception for a form that may be sent only once and that the network tried to resend. The network resends a
    /// request by itself only if the server refused it or did not see it.
    /// </summary>
    public static HttpRequestException Of(Exception refusal) =>
        new(HttpRequestError.Unknown, "The server refused the request before processing it.", new Repetition(refusal));

    private sealed class Repetition(Exception refusal) : InvalidOperationException(refusal.Message, refusal);
}

namespace SocioStacks.Segments.Http;

/// <summary>A request over HTTP/2 that the server refused before it processed anything of it (RFC 9113, 8.7).</summary>
internal static class RefusedStream
{
    private const long ErrorCode = 0x7;

    /// <summary>
    /// Whether an exception says so. SocketsHttpHandler has sent the request up to four times then, and each was refused, or was
    /// excluded by a GOAWAY. The latter alone cannot be told from a connection that was lost, so it leaves the request in doubt.
    /// </summary>
    public static bool IsReportedBy(Exception exception) =>
        exception is HttpRequestException { InnerException: HttpProtocolException { ErrorCode: ErrorCode } or Repetition };

    /// <summary>
    /// For a form that is sent once only and that the network was to send again: it does so by itself only where the server has
    /// refused the request, or has not seen it.
    /// </summary>
    public static HttpRequestException Of(Exception refusal) =>
        new(HttpRequestError.Unknown, "The server refused the request before it processed it.", new Repetition(refusal));

    private sealed class Repetition(Exception refusal) : InvalidOperationException(refusal.Message, refusal);
}

using System.Net;

namespace SocioStacks.Segments;

/// <summary>
/// The response was not a valid API response: a success status with an HTML, truncated, empty, oversized or unexpected
/// JSON body, or a redirect. Redirects are never followed.
/// </summary>
/// <param name="message">The message that describes the error.</param>
/// <param name="statusCode">The HTTP status of the response.</param>
/// <param name="innerException">The cause, or <see langword="null"/>.</param>
public sealed class SegmentsUnexpectedResponseException(string message, HttpStatusCode statusCode, Exception? innerException = null)
    : SegmentsException(message, innerException)
{
    /// <summary>The HTTP status of the response.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;

    /// <summary>
    /// The first 4,096 characters of the response body, or <see langword="null"/> if it was empty. The API key is redacted;
    /// phone numbers are not.
    /// </summary>
    public string? ResponseBody { get; init; }
}

using System.Net;

namespace SocioStacks.Segments;

/// <summary>
/// An answer came that is none of the API: a success whose body is HTML, cut, empty, too large or not the JSON that was
/// expected, or a redirect, which is never followed.
/// </summary>
/// <param name="message">What went wrong.</param>
/// <param name="statusCode">The status of the answer.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class SegmentsUnexpectedResponseException(string message, HttpStatusCode statusCode, Exception? innerException = null)
    : SegmentsException(message, innerException)
{
    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;

    /// <summary>
    /// The beginning of the answer, at most 4,096 characters, or <see langword="null"/> if it had none. The key is
    /// blotted out should the answer repeat it.
    /// </summary>
    public string? ResponseBody { get; init; }
}

using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SocioStacks.Segments;

/// <summary>The service returned an error.</summary>
/// <remarks>
/// The service returns 401 not only for an invalid key but also for an empty required field and for a limit of the plan. The
/// titles in <see cref="Errors"/> identify the cause.
/// </remarks>
public class SegmentsApiException : SegmentsException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="statusCode">The HTTP status of the response.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    [SuppressMessage("ApiDesign", "RS0022", Justification = "The base class is closed to derivation; this class is open.")]
    public SegmentsApiException(string message, HttpStatusCode statusCode, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    /// <summary>The HTTP status of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// The errors returned by the service, with the API key redacted; empty if the response did not come from the API, for example
    /// from a proxy.
    /// </summary>
    public IReadOnlyList<SegmentsApiError> Errors { get; init; } = [];

    /// <summary>
    /// The first 4,096 characters of the response body, or <see langword="null"/> if it was empty. The API key is redacted;
    /// phone numbers are not.
    /// </summary>
    public string? ResponseBody { get; init; }

    /// <summary>The rate limit reported by the response, or <see langword="null"/> if it reported none, as for exempt accounts.</summary>
    public SegmentsRateLimit? RateLimit { get; init; }
}

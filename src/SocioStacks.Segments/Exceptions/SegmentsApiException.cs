using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SocioStacks.Segments;

/// <summary>The service responded with an error.</summary>
/// <remarks>
/// The service uses 401 not only for a bad key but also for an empty required field and for a limit of the plan: the
/// titles in <see cref="Errors"/> say which.
/// </remarks>
public class SegmentsApiException : SegmentsException
{
    /// <summary>Creates an exception as the client would throw it, for example in a test double.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="statusCode">The status of the response.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    [SuppressMessage("ApiDesign", "RS0022", Justification = "Other kinds of errors than those of the API cannot be derived; of these, they may.")]
    public SegmentsApiException(string message, HttpStatusCode statusCode, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    /// <summary>The HTTP status of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// The errors returned by the service, as sent except for the API key; empty if the response did not come from the API,
    /// for example from a proxy.
    /// </summary>
    public IReadOnlyList<SegmentsApiError> Errors { get; init; } = [];

    /// <summary>
    /// The first 4,096 characters of the response body, or <see langword="null"/> if it was empty. The API key is redacted;
    /// phone numbers are not.
    /// </summary>
    public string? ResponseBody { get; init; }

    /// <summary>The rate limit that the response reported, or <see langword="null"/> if it reported none, as for exempt accounts.</summary>
    public SegmentsRateLimit? RateLimit { get; init; }
}

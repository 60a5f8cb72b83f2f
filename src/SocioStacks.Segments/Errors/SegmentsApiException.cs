using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SocioStacks.Segments;

/// <summary>The service answered with an error.</summary>
/// <remarks>
/// The service uses 401 not only for a bad key but also for an empty required field and for a limit of the plan: the
/// titles in <see cref="Errors"/> tell which.
/// </remarks>
public class SegmentsApiException : SegmentsException
{
    /// <summary>Makes an exception as the client would throw it, for example in a test double.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    [SuppressMessage("ApiDesign", "RS0022", Justification = "Other kinds of errors than those of the API cannot be derived; of these, they may.")]
    public SegmentsApiException(string message, HttpStatusCode statusCode, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The errors that the service listed, as sent; empty where the answer was not of the API, as from a proxy.</summary>
    public IReadOnlyList<SegmentsApiError> Errors { get; init; } = [];

    /// <summary>The first 4,096 characters of the answer, or <see langword="null"/> if it had none. The key is blotted out should the answer repeat it.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>What the answer said about the rate limit, or <see langword="null"/> where it said nothing, as for exempt accounts.</summary>
    public SegmentsRateLimit? RateLimit { get; init; }
}

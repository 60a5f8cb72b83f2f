using System.Net;

namespace SocioStacks.Segments;

/// <summary>The requested segment does not exist.</summary>
/// <param name="message">The message that describes the error.</param>
/// <param name="segmentId">The id of the requested segment.</param>
/// <param name="innerException">The cause, or <see langword="null"/>.</param>
public sealed class SegmentNotFoundException(string message, long segmentId, Exception? innerException = null)
    : SegmentsApiException(message, HttpStatusCode.NotFound, innerException)
{
    /// <summary>The id of the requested segment.</summary>
    public long SegmentId { get; } = segmentId;
}

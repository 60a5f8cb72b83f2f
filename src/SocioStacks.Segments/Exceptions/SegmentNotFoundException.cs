using System.Net;

namespace SocioStacks.Segments;

/// <summary>There is no segment with the id that was asked for.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="segmentId">The id that was asked for.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class SegmentNotFoundException(string message, long segmentId, Exception? innerException = null)
    : SegmentsApiException(message, HttpStatusCode.NotFound, innerException)
{
    /// <summary>The id that was asked for.</summary>
    public long SegmentId { get; } = segmentId;
}

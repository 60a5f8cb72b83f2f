using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Operations;

/// <typeparam name="T">The type of the result.</typeparam>
internal abstract class SegmentsOperation<T>(OperationKind kind, long? segmentId = null, SegmentForm? form = null)
    : SegmentsOperation(kind, segmentId, form), IValueReader<T>
{
    public sealed override ValueTask<AttemptResult> ReadAsync(ReceivedResponse response, CancellationToken cancellationToken) =>
        ResponseReader.ReadAsync(response, this, cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask<ReadValue<T>> ReadValueAsync(ResponseBodyStream body, CancellationToken cancellationToken);
}

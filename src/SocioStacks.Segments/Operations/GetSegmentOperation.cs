using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Operations;

internal sealed class GetSegmentOperation(long segmentId) : SegmentsOperation<Segment>(OperationKind.Get, segmentId)
{
    public override Task<HttpResponseMessage> SendAsync(ISegmentsApi api, object call, CancellationToken cancellationToken) =>
        api.GetAsync(SegmentId!.Value, call, cancellationToken);

    public override async ValueTask<ReadValue<Segment>> ReadValueAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        var json = new SegmentBody();
        await json.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        if (json.HasUnreadableId)
            return ReadValue<Segment>.Unusable("with a segment whose \"id\" cannot be read");
        return json.Segment is { } segment ? new(segment) : ReadValue<Segment>.Unusable("without a segment");
    }
}

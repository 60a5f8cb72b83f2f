using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Operations;

internal sealed class GetCall(long segmentId) : SegmentsCall(Operation.Get, segmentId)
{
    public Segment? Result { get; private set; }

    protected override async ValueTask<string?> ReadResultAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        var json = new SegmentBody();
        await json.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        if (json.HasUnreadableId)
            return "with a segment whose \"id\" cannot be read";
        Result = json.Segment;
        return Result is null ? "without a segment" : null;
    }
}

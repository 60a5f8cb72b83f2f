using System.Text.Json;

namespace SocioStacks.Segments.Wire;

internal sealed class GetCall(long segmentId) : SegmentsCall(Operation.Get, segmentId)
{
    public Segment? Result { get; private set; }

    protected override async ValueTask<string?> ReadResultAsync(BodyStream body, CancellationToken cancellationToken)
    {
        var answer = await JsonSerializer.DeserializeAsync(body, SegmentsJson.Default.GetAnswer, cancellationToken).ConfigureAwait(false);
        Result = answer?.Data;
        return Result is null ? "without a segment" : null;
    }
}

using System.Text.Json;

namespace SocioStacks.Segments.Wire;

/// <summary>A create, or with an id an update.</summary>
internal sealed class SaveCall(SegmentForm form, long? segmentId = null)
    : SegmentsCall(segmentId is null ? Operation.Create : Operation.Update, segmentId, form)
{
    /// <summary>The id of the segment that was created.</summary>
    public long Result { get; private set; }

    protected override async ValueTask<string?> ReadResultAsync(BodyStream body, CancellationToken cancellationToken)
    {
        var answer = await JsonSerializer.DeserializeAsync(body, SegmentsJson.Default.IdAnswer, cancellationToken).ConfigureAwait(false);
        if (answer?.Data is not { } data)
            return "without the id of the segment";
        if (data.Id is null or < 1 && Operation == Operation.Create)
            return "without the id of the new segment";
        Result = data.Id ?? 0;
        return null;
    }
}

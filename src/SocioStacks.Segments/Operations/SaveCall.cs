using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Operations;

/// <summary>A create, or with an id an update.</summary>
internal sealed class SaveCall(SegmentForm form, long? segmentId = null)
    : SegmentsCall(segmentId is null ? Operation.Create : Operation.Update, segmentId, form)
{
    /// <summary>The id of the segment that was created.</summary>
    public long Result { get; private set; }

    protected override async ValueTask<string?> ReadResultAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        var json = new SavedIdBody();
        await json.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        if (!json.HasData)
            return "without the id of the segment";
        if (json.HasUnreadableId)
            return "with an \"id\" of the segment that cannot be read";
        if (json.Id is null or < 1 && Operation == Operation.Create)
            return "without the id of the new segment";
        Result = json.Id ?? 0;
        return null;
    }
}

using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Operations;

internal sealed class UpdateSegmentOperation(long segmentId, SegmentForm form) : SegmentsOperation<NoValue>(OperationKind.Update, segmentId, form)
{
    public override Task<HttpResponseMessage> SendAsync(ISegmentsApi api, object call, CancellationToken cancellationToken) =>
        api.UpdateAsync(SegmentId!.Value, Form!.CreateContent(), call, cancellationToken);

    public override async ValueTask<ReadValue<NoValue>> ReadValueAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        var json = new SavedIdBody();
        await json.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        return json.Problem is { } problem ? ReadValue<NoValue>.Unusable(problem) : default;
    }
}

using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Operations;

/// <summary>Creates a segment and returns its id.</summary>
internal sealed class CreateSegmentOperation(SegmentForm form) : SegmentsOperation<long>(OperationKind.Create, form: form)
{
    public override Task<HttpResponseMessage> SendAsync(ISegmentsApi api, object call, CancellationToken cancellationToken) =>
        api.CreateAsync(Form!.CreateContent(isSentOnce: true), call, cancellationToken);

    public override async ValueTask<ReadValue<long>> ReadValueAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        var json = new SavedIdBody();
        await json.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        if (json.Problem is { } problem)
            return ReadValue<long>.Unusable(problem);
        return json.Id is >= 1 and var id ? new(id) : ReadValue<long>.Unusable("without the id of the new segment");
    }
}

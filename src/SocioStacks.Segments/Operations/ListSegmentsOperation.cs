using System.Globalization;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Operations;

internal sealed class ListSegmentsOperation(int page, int resultsPerPage) : SegmentsOperation<SegmentPage>(OperationKind.List)
{
    public override Task<HttpResponseMessage> SendAsync(ISegmentsApi api, object call, CancellationToken cancellationToken) =>
        api.ListAsync(page, resultsPerPage, call, cancellationToken);

    public override async ValueTask<ReadValue<SegmentPage>> ReadValueAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        var json = new ListBody();
        await json.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        if (json.Segments is not { } segments)
            return ReadValue<SegmentPage>.Unusable("without a list of segments");
        return json.HasUnreadableId
            ? ReadValue<SegmentPage>.Unusable(string.Create(CultureInfo.InvariantCulture, $"with a list in which the \"id\" of segment {segments.Count + 1} of page {page} cannot be read"))
            : new(json.ToPage(page, resultsPerPage));
    }
}

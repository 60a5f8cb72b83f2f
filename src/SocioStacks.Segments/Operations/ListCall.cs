using System.Globalization;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Operations;

internal sealed class ListCall(int page, int resultsPerPage) : SegmentsCall(Operation.List)
{
    public SegmentPage? Result { get; private set; }

    protected override async ValueTask<string?> ReadResultAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        var json = new ListBody();
        await json.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        if (json.Segments is not { } segments)
            return "without a list of segments";
        if (json.HasUnreadableId)
            return string.Create(CultureInfo.InvariantCulture, $"with a list in which the \"id\" of segment {segments.Count + 1} of page {page} cannot be read");
        Result = json.ToPage(page, resultsPerPage);
        return null;
    }
}

using System.Globalization;

namespace SocioStacks.Segments.Wire;

internal sealed class ListCall(int page, int resultsPerPage) : SegmentsCall(Operation.List)
{
    public SegmentPage? Result { get; private set; }

    protected override async ValueTask<string?> ReadResultAsync(BodyStream body, CancellationToken cancellationToken)
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

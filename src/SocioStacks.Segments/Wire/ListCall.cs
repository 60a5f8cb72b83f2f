using System.Text.Json;

namespace SocioStacks.Segments.Wire;

internal sealed class ListCall(int page, int resultsPerPage) : SegmentsCall(Operation.List)
{
    public SegmentPage? Result { get; private set; }

    protected override async ValueTask<string?> ReadResultAsync(BodyStream body, CancellationToken cancellationToken)
    {
        var answer = await JsonSerializer.DeserializeAsync(body, SegmentsJson.Default.ListAnswer, cancellationToken).ConfigureAwait(false);
        if (answer?.Data is null)
            return "without a list of segments";
        Result = answer.ToPage(page, resultsPerPage);
        return null;
    }
}

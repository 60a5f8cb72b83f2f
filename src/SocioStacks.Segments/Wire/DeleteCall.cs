using System.Text.Json;

namespace SocioStacks.Segments.Wire;

internal sealed class DeleteCall(long segmentId) : SegmentsCall(Operation.Delete, segmentId)
{
    protected override async ValueTask<string?> ReadResultAsync(BodyStream body, CancellationToken cancellationToken)
    {
        // Nothing is documented and nothing is sent; what would come all the same has to be JSON, or it is not the service's.
        await body.DrainAsync(cancellationToken).ConfigureAwait(false);
        if (!body.Head().AsSpan().Trim().IsEmpty && body.IsShort)
            Validate(body.RawHead);
        return null;
    }

    private static void Validate(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true });
        while (reader.Read())
        {
        }
    }
}

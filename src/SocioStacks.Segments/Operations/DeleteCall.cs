using System.Text.Json;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Operations;

internal sealed class DeleteCall(long segmentId) : SegmentsCall(Operation.Delete, segmentId)
{
    protected override async ValueTask<string?> ReadResultAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        // Nothing is documented and nothing is sent; what would come all the same has to be JSON, or it is not the service's.
        await body.DrainAsync(cancellationToken).ConfigureAwait(false);
        var head = body.Head().AsSpan().Trim();
        if (body.IsShort && !head.IsEmpty)
            Validate(body.RawHead);
        else if (!body.IsShort && head is not ['{' or '[', ..])
            throw new JsonException("A long body that begins as no JSON does.");
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

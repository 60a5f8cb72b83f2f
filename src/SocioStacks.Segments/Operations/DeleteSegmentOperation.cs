using System.Text.Json;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Operations;

internal sealed class DeleteSegmentOperation(long segmentId) : SegmentsOperation<NoValue>(OperationKind.Delete, segmentId)
{
    public override Task<HttpResponseMessage> SendAsync(ISegmentsApi api, object call, CancellationToken cancellationToken) =>
        api.DeleteAsync(SegmentId!.Value, call, cancellationToken);

    /// <summary>No body is documented and none is sent. A body that does arrive must be JSON, or it is not from the service.</summary>
    public override async ValueTask<ReadValue<NoValue>> ReadValueAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        await body.DrainAsync(cancellationToken).ConfigureAwait(false);
        var prefix = body.PrefixText().AsSpan().Trim();
        if (body.IsFullyBuffered && !prefix.IsEmpty)
            Validate(body.PrefixBytes);
        else if (!body.IsFullyBuffered && prefix is not ['{' or '[', ..])
            throw new JsonException("A long body that does not begin like JSON.");
        return default;
    }

    public override bool IsDoneAccordingTo(ErrorResponse error) => error.IsNotFound;

    public override AttemptResult DoneBefore(AttemptResult result) => AttemptResult<NoValue>.Success(result, default);

    private static void Validate(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true });
        while (reader.Read())
        {
        }
    }
}

namespace SocioStacks.Segments.Responses;

internal sealed partial class ResponseBodyStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ReadSomeAsync(buffer, cancellationToken);
}

namespace SocioStacks.Segments.Wire;

internal sealed partial class BodyStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ReadSomeAsync(buffer, cancellationToken);
}

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>A body whose connection is reset immediately.</summary>
internal sealed class BrokenStream : ResponseStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        throw new IOException("The connection was reset.");
}

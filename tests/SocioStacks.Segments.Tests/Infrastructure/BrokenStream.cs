namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>A body whose connection is reset, immediately or after a beginning.</summary>
internal sealed class BrokenStream(string beginning = "") : ResponseStream
{
    private readonly MemoryStream _beginning = new(System.Text.Encoding.UTF8.GetBytes(beginning));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await _beginning.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The connection was reset.");
}

namespace SocioStacks.Segments.Tests.Exceptions;

/// <summary>A body that never arrives.</summary>
internal sealed class HangingStream : ResponseStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}

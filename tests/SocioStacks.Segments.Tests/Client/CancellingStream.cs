namespace SocioStacks.Segments.Tests.Client;

/// <summary>A body whose reader cancels while it is read.</summary>
internal sealed class CancellingStream(CancellationTokenSource cancellation) : ResponseStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await cancellation.CancelAsync();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}

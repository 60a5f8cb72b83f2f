namespace SocioStacks.Segments;

internal static class CancellationTokenExtensions
{
    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }

    public static CancellationTokenRegistration UnsafeRegister(this CancellationToken cancellationToken, Action<object?, CancellationToken> callback, object? state) =>
        cancellationToken.Register(() => callback(state, cancellationToken));
}

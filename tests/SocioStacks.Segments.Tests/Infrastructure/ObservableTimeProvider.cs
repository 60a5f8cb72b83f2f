using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>A fake clock that stands still and reports every wait that begins.</summary>
internal sealed class ObservableTimeProvider() : FakeTimeProvider(new DateTimeOffset(2025, 10, 29, 3, 25, 4, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public ValueTask<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync(Clients.Token);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < AutoAdvancingTimeProvider.Longest)
            _waits.Writer.TryWrite(dueTime);
        return timer;
    }
}

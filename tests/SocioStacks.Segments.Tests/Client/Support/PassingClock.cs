using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SocioStacks.Segments.Tests.Client;

/// <summary>
/// A clock on which every wait shorter than an hour is over at once, and is noted. Longer ones, such as the timeout that
/// <see cref="Clients"/> sets along with this clock, never end.
/// </summary>
internal sealed class PassingClock : TimeProvider
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _fake = new(new DateTimeOffset(2025, 10, 29, 3, 25, 4, TimeSpan.Zero));
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override long TimestampFrequency => _fake.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => _fake.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _fake.GetUtcNow();

    public override long GetTimestamp() => _fake.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _fake.CreateTimer(callback, state, dueTime, period);
        Pass(dueTime);
        return new PassingTimer(this, timer);
    }

    /// <summary>Lets time pass by hand: the only way to the end of a long wait.</summary>
    public void Advance(TimeSpan time) => _fake.Advance(time);

    private void Pass(TimeSpan dueTime)
    {
        if (dueTime <= TimeSpan.Zero || dueTime >= Longest)
            return;
        _waits.Enqueue(dueTime);
        ThreadPool.QueueUserWorkItem(_ => _fake.Advance(dueTime));
    }

    private sealed class PassingTimer(PassingClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            clock.Pass(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

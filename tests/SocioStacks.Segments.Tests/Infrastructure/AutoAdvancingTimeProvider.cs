using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>
/// A fake clock that advances by itself over every wait shorter than an hour, and records the wait. Longer waits, such as
/// the timeout that <see cref="Clients"/> sets along with this clock, end only with <see cref="Advance"/>.
/// </summary>
internal sealed class AutoAdvancingTimeProvider : TimeProvider
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
        AdvanceOver(dueTime);
        return new AutoAdvancingTimer(this, timer);
    }

    /// <summary>Advances the clock explicitly: the only way to end a long wait.</summary>
    public void Advance(TimeSpan time) => _fake.Advance(time);

    private void AdvanceOver(TimeSpan dueTime)
    {
        if (dueTime <= TimeSpan.Zero || dueTime >= Longest)
            return;
        _waits.Enqueue(dueTime);
        ThreadPool.QueueUserWorkItem(_ => _fake.Advance(dueTime));
    }

    private sealed class AutoAdvancingTimer(AutoAdvancingTimeProvider clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            clock.AdvanceOver(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>The system clock, on which every wait between attempts ends immediately. Timeouts of an attempt do not.</summary>
internal sealed class ImmediateTimeProvider : TimeProvider
{
    /// <summary>Shorter than the default timeout of an attempt, longer than the longest delay of a retry.</summary>
    private static readonly TimeSpan Threshold = TimeSpan.FromSeconds(20);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= TimeSpan.Zero && dueTime < Threshold ? TimeSpan.Zero : dueTime, period);
}

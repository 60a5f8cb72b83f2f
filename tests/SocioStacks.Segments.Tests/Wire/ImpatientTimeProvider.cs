namespace SocioStacks.Segments.Tests.Wire;

/// <summary>The real clock, on which every wait between attempts is over at once; timeouts of an attempt are not.</summary>
internal sealed class ImpatientTimeProvider : TimeProvider
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(20);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= TimeSpan.Zero && dueTime < Shortest ? TimeSpan.Zero : dueTime, period);
}

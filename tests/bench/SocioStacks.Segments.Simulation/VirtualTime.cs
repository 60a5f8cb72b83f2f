namespace SocioStacks.Segments.Simulation;

/// <summary>Time that only moves from one event to the next. Events of the same moment happen in the order in which they were planned.</summary>
internal sealed class VirtualTime
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Number)> _events = new();
    private long _planned;

    public TimeSpan Now { get; private set; }

    public void At(TimeSpan time, Action happen) => _events.Enqueue(happen, (time > Now ? time : Now, _planned++));

    public void After(TimeSpan wait, Action happen) => At(Now + wait, happen);

    /// <summary>Lets one event after the other happen.</summary>
    /// <returns>Whether nothing is left to happen before the end.</returns>
    public bool RunUntil(TimeSpan end, Func<bool> isDone)
    {
        while (!isDone() && _events.TryDequeue(out var happen, out var planned))
        {
            if (planned.At > end)
                return false;
            Now = planned.At;
            happen();
        }

        return isDone();
    }
}

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>The calls that wait, oldest first.</summary>
internal sealed class WaiterQueue
{
    private readonly LinkedList<RateLimitWaiter> _waiters = new();

    public int Count => _waiters.Count;

    public RateLimitWaiter? First => _waiters.First?.Value;

    /// <summary>Adds a call at its place among all calls, so that one that comes back is not behind newer ones.</summary>
    public void Add(RateLimitWaiter waiter)
    {
        var before = _waiters.Last;
        while (before is not null && before.Value.SequenceNumber > waiter.SequenceNumber)
            before = before.Previous;
        if (before is null)
            _waiters.AddFirst(waiter.Node);
        else
            _waiters.AddAfter(before, waiter.Node);
    }

    /// <summary>Removes a call.</summary>
    /// <returns>Whether it was still waiting.</returns>
    public bool Remove(RateLimitWaiter waiter)
    {
        if (waiter.Node.List is null)
            return false;
        _waiters.Remove(waiter.Node);
        return true;
    }

    /// <summary>Rejects the calls whose wait is too long, or would be.</summary>
    /// <returns>The earliest deadline of those that remain.</returns>
    public TimeSpan RejectLate(RateLimitWindow window, TimeSpan now)
    {
        var place = 0;
        var earliest = TimeSpan.MaxValue;
        for (var node = _waiters.First; node is not null;)
        {
            var next = node.Next;
            var turn = window.TurnOf(place, now);
            var deadline = node.Value.Deadline;
            if ((turn > now && turn > deadline) || now >= deadline)
            {
                // When calls in flight come back, whom this one waits for, nobody knows.
                _waiters.Remove(node);
                node.Value.Reject(turn > now ? turn - now : null);
            }
            else
            {
                place++;
                earliest = deadline < earliest ? deadline : earliest;
            }

            node = next;
        }

        return earliest;
    }
}

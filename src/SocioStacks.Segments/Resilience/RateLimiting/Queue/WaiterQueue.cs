namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>The waiting calls of one priority, oldest first.</summary>
internal sealed class WaiterQueue
{
    private readonly LinkedList<RateLimitWaiter> _waiters = new();

    // Never later than the deadline of any waiting call, so that the queue is walked only where one may be late.
    private TimeSpan _earliestDeadline = TimeSpan.MaxValue;

    public int Count => _waiters.Count;

    public RateLimitWaiter? First => _waiters.First?.Value;

    public TimeSpan EarliestDeadline => Count == 0 ? TimeSpan.MaxValue : _earliestDeadline;

    /// <summary>Adds a call at its place among all calls, so that one that comes back is not behind newer ones.</summary>
    public void Add(RateLimitWaiter waiter)
    {
        if (_waiters.Count == 0)
            _earliestDeadline = TimeSpan.MaxValue;
        _earliestDeadline = waiter.Deadline < _earliestDeadline ? waiter.Deadline : _earliestDeadline;

        if (_waiters.First is { } first && first.Value.SequenceNumber > waiter.SequenceNumber)
        {
            _waiters.AddFirst(waiter.Node);
            return;
        }

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

    /// <summary>Rejects calls whose wait is over or would be too long.</summary>
    /// <param name="ahead">How many calls of other queues go first.</param>
    /// <param name="window">When their turns come.</param>
    /// <param name="now">The time.</param>
    public void RejectLate(int ahead, RateLimitWindow window, TimeSpan now)
    {
        // Turns come later from place to place: if the last one comes in time for all, so do the others.
        if (Count == 0 || (now < _earliestDeadline && window.TurnOf(ahead + Count - 1, now) <= _earliestDeadline))
            return;

        var place = ahead;
        _earliestDeadline = TimeSpan.MaxValue;
        for (var node = _waiters.First; node is not null;)
        {
            var next = node.Next;
            var turn = window.TurnOf(place, now);
            var deadline = node.Value.Deadline;
            if ((turn > now && turn > deadline) || now >= deadline)
            {
                // When the calls in flight that this one waits for will return is unknown.
                _waiters.Remove(node);
                node.Value.Reject(new(turn > now ? turn - now : null));
            }
            else
            {
                place++;
                _earliestDeadline = deadline < _earliestDeadline ? deadline : _earliestDeadline;
            }

            node = next;
        }
    }

    /// <summary>Rejects calls that have waited since before a time.</summary>
    public void RejectOlder(TimeSpan since, RateLimitRejection rejection)
    {
        for (var node = _waiters.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Since <= since)
            {
                _waiters.Remove(node);
                node.Value.Reject(rejection);
            }

            node = next;
        }
    }
}

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// Lets the calls of one key through, oldest first, no faster than its <see cref="RateLimitWindow"/> allows: the lock and
/// the timer around it and the <see cref="WaiterQueue"/>.
/// </summary>
internal sealed class RateLimitGate : IDisposable
{
    /// <summary>The longest time that the timer is set for at once: a timer holds no more than 49 days.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly RateLimitWindow _window = new();
    private readonly WaiterQueue _queue = new();

    public RateLimitGate(TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _timer = CreateTimer();
    }

    /// <summary>Whether nothing would be lost with this gate.</summary>
    public bool IsForgettable
    {
        get
        {
            lock (_lock)
                return _queue.Count == 0 && _window.IsForgettable(Now);
        }
    }

    /// <summary>How many calls wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _queue.Count;
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Waits for the turn of a call.</summary>
    /// <param name="sequenceNumber">The place of the call among all calls.</param>
    /// <param name="maxWait">The longest wait that is accepted.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A permit, to be handed to <see cref="Leave"/> when the attempt has ended.</returns>
    /// <exception cref="RateLimitWaitException">The wait would be longer, or was, behind calls in flight.</exception>
    public ValueTask<RateLimitPermit> EnterAsync(long sequenceNumber, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RateLimitWaiter waiter;
        lock (_lock)
        {
            var now = Now;
            _window.MoveTo(now);
            if (_queue.Count == 0 && _window.MayGrant(now))
                return new(_window.Grant(now, TimeSpan.Zero));

            waiter = new RateLimitWaiter(sequenceNumber, now, maxWait >= TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + maxWait);
            _queue.Add(waiter);
            Settle_NeedsLock(now);
        }

        return waiter.Completion.IsCompleted ? new(waiter.Completion) : WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Takes a permit back when the attempt has ended.</summary>
    /// <param name="permit">What <see cref="EnterAsync"/> returned.</param>
    /// <param name="report">What the response said; <see langword="null"/> without a response.</param>
    /// <param name="isSent">Whether the attempt was made, and not stopped by the user's own limiter.</param>
    public void Leave(RateLimitPermit permit, RateLimitReport? report, bool isSent = true)
    {
        lock (_lock)
        {
            var now = Now;
            _window.Return(permit, report, isSent, now);
            Settle_NeedsLock(now);
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>The gate outlives the call that it is made in; its timer must not keep that call's AsyncLocals.</summary>
    private ITimer CreateTimer()
    {
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            return _time.CreateTimer(static gate => ((RateLimitGate)gate!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private async ValueTask<RateLimitPermit> WaitAsync(RateLimitWaiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static (state, token) =>
        {
            var (gate, waiter) = ((RateLimitGate, RateLimitWaiter))state!;
            gate.Cancel(waiter, token);
        }, (this, waiter)))
        {
            return await waiter.Completion.ConfigureAwait(false);
        }
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            var now = Now;
            _window.MoveTo(now);
            Settle_NeedsLock(now);
        }
    }

    private void Cancel(RateLimitWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_queue.Remove(waiter))
                return;
            waiter.Cancel(cancellationToken);
            Settle_NeedsLock(Now);
        }
    }

    /// <summary>Lets through whom it may, rejects whose wait has become too long, and sets the timer for the rest.</summary>
    private void Settle_NeedsLock(TimeSpan now)
    {
        while (_queue.First is { } first && _window.MayGrant(now))
        {
            _queue.Remove(first);
            first.Admit(_window.Grant(now, now - first.Since));
        }

        if (_queue.Count == 0)
            return;
        var deadline = _queue.RejectLate(_window, now);
        if (_queue.Count > 0)
            SetTimer_NeedsLock(_window.BlockedUntil(now) is { } end && end < deadline ? end : deadline, now);
    }

    private void SetTimer_NeedsLock(TimeSpan due, TimeSpan now)
    {
        if (due == TimeSpan.MaxValue)
            return;
        var wait = due > now ? due - now : TimeSpan.FromMilliseconds(1);
        _timer.Change(wait < LongestTimer ? wait : LongestTimer, Timeout.InfiniteTimeSpan);
    }
}

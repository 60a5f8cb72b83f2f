namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>The lock and the timer around the <see cref="RateLimitScheduler"/> of a key.</summary>
internal sealed class RateLimitGate : IDisposable
{
    /// <summary>The longest time that the timer is set for at once: a timer holds no more than 49 days.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private static readonly TimeSpan ShortestTimer = TimeSpan.FromMilliseconds(1);

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly RateLimitScheduler _scheduler = new();
    private TimeSpan _timerIsDueAt = TimeSpan.MaxValue;
    private bool _isForgotten;

    public RateLimitGate(TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _timer = CreateTimer();
    }

    /// <summary>Whether others get another gate by now.</summary>
    public bool IsForgotten
    {
        get => Volatile.Read(ref _isForgotten);
        set => Volatile.Write(ref _isForgotten, value);
    }

    /// <summary>Whether nothing would be lost with this gate.</summary>
    public bool IsForgettable
    {
        get
        {
            lock (_lock)
                return _scheduler.IsForgettable(Now);
        }
    }

    /// <summary>How many calls wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _scheduler.Waiting;
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Waits for the turn of a call.</summary>
    /// <param name="sequenceNumber">The place of the call among all calls.</param>
    /// <param name="priority">Whether it goes before others.</param>
    /// <param name="maxWait">The longest wait that is accepted.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A permit, to be handed to <see cref="Leave"/> when the attempt has ended.</returns>
    /// <exception cref="RateLimitRejectedException">The wait would be longer, or was; or the service does not respond.</exception>
    public ValueTask<RateLimitPermit> EnterAsync(long sequenceNumber, SegmentsPriority priority, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskWaiter waiter;
        lock (_lock)
        {
            var now = Now;
            if (_scheduler.TryEnter(priority, now) is { } permit)
                return new(permit);

            waiter = new TaskWaiter(sequenceNumber, priority, now, maxWait >= TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + maxWait);
            _scheduler.Enqueue(waiter, now);
            SetTimer_NeedsLock(now);
        }

        return waiter.Completion.IsCompleted ? new(waiter.Completion) : WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Takes a permit back when the attempt has ended.</summary>
    /// <param name="permit">What <see cref="EnterAsync"/> returned.</param>
    /// <param name="report">What the attempt has shown.</param>
    public void Leave(RateLimitPermit permit, RateLimitReport report)
    {
        lock (_lock)
        {
            var now = Now;
            _scheduler.Return(permit, report, now);
            SetTimer_NeedsLock(now);
        }
    }

    /// <summary>Adds what is known about the rate limit to a status.</summary>
    public SegmentsClientStatus AddTo(SegmentsClientStatus status, SegmentsPriority priority)
    {
        lock (_lock)
        {
            var now = Now;
            return status with
            {
                ExpectedWait = _scheduler.ExpectedWait(priority, now),
                WaitingCalls = _scheduler.Waiting,
                RateLimit = _scheduler.Window.EstimateAt(now),
            };
        }
    }

    /// <summary>Takes one of the retries that the calls of the key may make together.</summary>
    public bool TryTakeRetry()
    {
        lock (_lock)
            return _scheduler.TryTakeRetry();
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>The gate outlives the call that it is made in; its timer must not keep that call's AsyncLocals.</summary>
    private ITimer CreateTimer()
    {
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            return _time.CreateTimer(static gate => ((RateLimitGate)gate!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private async ValueTask<RateLimitPermit> WaitAsync(TaskWaiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static (state, token) =>
        {
            var (gate, waiter) = ((RateLimitGate, TaskWaiter))state!;
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
            _timerIsDueAt = TimeSpan.MaxValue;
            _scheduler.MoveTo(now);
            SetTimer_NeedsLock(now);
        }
    }

    private void Cancel(TaskWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = Now;
            if (!_scheduler.Cancel(waiter, now))
                return;
            waiter.Cancel(cancellationToken);
            SetTimer_NeedsLock(now);
        }
    }

    private void SetTimer_NeedsLock(TimeSpan now)
    {
        var due = _scheduler.NextMove(now);
        if (due == _timerIsDueAt || due == TimeSpan.MaxValue)
            return;
        _timerIsDueAt = due;
        var wait = due - now;
        _timer.Change(wait < ShortestTimer ? ShortestTimer : wait < LongestTimer ? wait : LongestTimer, Timeout.InfiniteTimeSpan);
    }
}

namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// Lets the calls of one key through, oldest first, no faster than the service's own headers allow. It knows only what
/// answers have told: a limit and what is left of it, and from a 429 when the window ends.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Before the first answer a few calls go out at once; an answer without rate limit headers opens the gate for good.</item>
/// <item>While something is left, at most half of it is in flight. Where the counts show that other processes use the
/// key too, a window begins with one call, a quarter is in flight, and one place is left over rather than fought for.</item>
/// <item>When nothing is left and the end of the window is not known, one call goes to find out.</item>
/// <item>When the end is known, everything waits for it. The length of a window is learned from the first one struck.</item>
/// </list>
/// </remarks>
internal sealed class RateLimitGate : IDisposable
{
    /// <summary>How many calls go out before anything is known.</summary>
    private const int ColdCalls = 4;

    /// <summary>The longest time that the timer is set for at once: a timer holds no more than 49 days.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    /// <summary>The documented window: what was told longer ago than this is out of date.</summary>
    private static readonly TimeSpan DocumentedWindow = TimeSpan.FromSeconds(60);

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly LinkedList<Waiter> _queue = new();

    private int _inFlight;
    private bool _isFree;
    private int? _limit;
    private int _remaining;
    private TimeSpan _toldAt;

    // Calls are numbered as they go out: by time alone, two of the same moment could not be told apart.
    private long _lastSent;
    private long _toldAfter;
    private long _openedAfter;
    private int _answered;
    private bool _isShared;
    private bool _wasShared;
    private TimeSpan _firstSentAt = TimeSpan.MaxValue;
    private TimeSpan? _endsAt;
    private TimeSpan _heldUntil;
    private TimeSpan? _windowLength;

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
                return _inFlight == 0 && _queue.Count == 0 && Now >= _heldUntil && Now - _toldAt > DocumentedWindow;
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
    /// <param name="order">The place of the call among all calls, so that one that comes back is not behind newer ones.</param>
    /// <param name="maxWait">The longest wait that is accepted.</param>
    /// <param name="cancellationToken">Gives the place up.</param>
    /// <returns>A pass, to be handed to <see cref="Leave"/> when the attempt has ended.</returns>
    /// <exception cref="RateLimitWaitException">The wait would be longer, or was, behind calls in flight.</exception>
    public ValueTask<Pass> EnterAsync(long order, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            var now = Now;
            Roll(now);
            if (_queue.Count == 0 && MayPass(now))
                return new(PassAt(now, TimeSpan.Zero));

            waiter = new Waiter(order, now, Deadline(now, maxWait));
            Enqueue(waiter);
            Settle(now);
        }

        return waiter.Completion.IsCompleted ? new(waiter.Completion) : WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Notes that an attempt has ended, and what its answer said, if there was one.</summary>
    /// <param name="pass">What <see cref="EnterAsync"/> gave.</param>
    /// <param name="answer">The status of the answer and what it said; <see langword="null"/> without one.</param>
    /// <param name="isSent">Whether the attempt was made, and not stopped by the user's own limit.</param>
    public void Leave(Pass pass, RateLimitAnswer? answer, bool isSent = true)
    {
        lock (_lock)
        {
            _inFlight--;
            var now = Now;
            Roll(now);
            if (answer is { } told)
                Learn(pass, told, now);
            else if (isSent && _limit is not null && pass.Number > _openedAfter)
                _remaining = Math.Max(0, _remaining - 1);
            Settle(now);
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>The gate outlives the call that it is made in; its timer must not keep that call's AsyncLocals.</summary>
    private ITimer CreateTimer()
    {
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            return _time.CreateTimer(static gate => ((RateLimitGate)gate!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Deadline(TimeSpan now, TimeSpan maxWait) =>
        maxWait >= TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + maxWait;

    private async ValueTask<Pass> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static (state, token) =>
        {
            var (gate, waiter) = ((RateLimitGate, Waiter))state!;
            gate.Abandon(waiter, token);
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
            Roll(now);
            Settle(now);
        }
    }

    private void Abandon(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiter.Node.List is null)
                return;
            _queue.Remove(waiter.Node);
            waiter.Cancel(cancellationToken);
            Settle(Now);
        }
    }

    private void Enqueue(Waiter waiter)
    {
        var before = _queue.Last;
        while (before is not null && before.Value.Order > waiter.Order)
            before = before.Previous;
        if (before is null)
            _queue.AddFirst(waiter.Node);
        else
            _queue.AddAfter(before, waiter.Node);
    }

    /// <summary>Lets through whom it may, turns away whose wait has become too long, and sets the timer for the rest.</summary>
    private void Settle(TimeSpan now)
    {
        while (_queue.First is { } first && MayPass(now))
        {
            _queue.Remove(first);
            first.Value.Admit(PassAt(now, now - first.Value.Since));
        }

        if (_queue.Count == 0)
            return;

        var place = 0;
        var until = Blocked(now) ?? TimeSpan.MaxValue;
        for (var node = _queue.First; node is not null;)
        {
            var next = node.Next;
            var turn = TurnOf(place, now);
            var deadline = node.Value.Deadline;
            if ((turn > now && turn > deadline) || now >= deadline)
            {
                // When calls in flight come back, whom this one waits for, nobody knows.
                _queue.Remove(node);
                node.Value.TurnAway(turn > now ? turn - now : null);
            }
            else
            {
                place++;
                until = deadline < until ? deadline : until;
            }

            node = next;
        }

        if (_queue.Count == 0 || until == TimeSpan.MaxValue)
            return;
        var wait = until > now ? until - now : TimeSpan.FromMilliseconds(1);
        _timer.Change(wait < LongestTimer ? wait : LongestTimer, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The time before which nothing can go out, if it is time that stands in the way and not a call in flight.</summary>
    private TimeSpan? Blocked(TimeSpan now)
    {
        if (now < _heldUntil)
            return _heldUntil;
        return _limit is not null && !_isFree && Left <= 0 ? _endsAt : null;
    }

    /// <summary>When the turn of a place in the queue comes, as far as is known.</summary>
    private TimeSpan TurnOf(int place, TimeSpan now)
    {
        var isHeld = now < _heldUntil;
        if (_isFree || _limit is not { } limit)
            return isHeld ? _heldUntil : now;

        // Without those in flight: some of them may be in the count already, whose answers were overtaken.
        var left = isHeld ? 0 : _remaining;
        if (place < left)
            return now;
        if ((isHeld ? _heldUntil : _endsAt) is not { } end)
            return now;
        return end + ((place - left) / Math.Max(1, limit) * (_windowLength ?? TimeSpan.Zero));
    }

    private Pass PassAt(TimeSpan now, TimeSpan waited)
    {
        _inFlight++;
        if (_firstSentAt > now)
            _firstSentAt = now;
        return new Pass(++_lastSent, now, waited);
    }

    /// <summary>How many calls may go out in this window, as far as is known.</summary>
    private int Left => _remaining - _inFlight - (_isShared || _wasShared ? 1 : 0);

    private bool MayPass(TimeSpan now)
    {
        if (now < _heldUntil)
            return false;
        if (_isFree)
            return true;
        if (_limit is null)
            return _inFlight < ColdCalls;
        if (Left > 0)
            return _inFlight < MostInFlight;

        // Nothing is left. One call may find out when the window ends; with that known, all wait for it.
        return _endsAt is null && _inFlight == 0;
    }

    private int MostInFlight
    {
        get
        {
            if (!_isShared && !_wasShared)
                return Math.Max(1, _remaining / 2);
            return _answered == 0 ? 1 : Math.Max(1, _remaining / 4);
        }
    }

    /// <summary>Begins a new window when the one that is known has ended, or when what is known is out of date.</summary>
    private void Roll(TimeSpan now)
    {
        if (_limit is not { } limit || now < _heldUntil)
            return;
        var isOver = _endsAt is { } end ? now >= end : _inFlight == 0 && now - _toldAt > (_windowLength ?? DocumentedWindow);
        if (!isOver)
            return;
        _toldAt = now;
        _firstSentAt = TimeSpan.MaxValue;
        Open(_lastSent, limit);
    }

    private void Open(long after, int remaining)
    {
        _openedAfter = after;
        _toldAfter = after;
        _remaining = remaining;
        _endsAt = null;
        _answered = 0;
        _wasShared = _isShared;
        _isShared = false;
    }

    private void Learn(Pass pass, RateLimitAnswer answer, TimeSpan now)
    {
        var told = answer.Told;
        if (answer.IsRefused)
        {
            // Refused before this process has had what a window allows: the rest went to others.
            _isShared |= pass.Number > _openedAfter && told?.Limit > _answered + _inFlight;
            if (told?.ResetAfter is { } reset)
                Hold(told, reset, now);
            return;
        }

        if (told?.Limit is not { } limit)
        {
            // A gateway in front of the service knows nothing of its limits; only the service's own answer counts.
            if (answer.IsSuccess)
            {
                _isFree = true;
                _limit = null;
            }

            return;
        }

        _isFree = false;
        var remaining = told.Remaining ?? 0;
        if (_limit is null)
        {
            _remaining = remaining;
        }
        else if (pass.Number <= _openedAfter)
        {
            // Sent in the window before: it says nothing of this one.
            _limit = limit;
            return;
        }
        else if (pass.Number > _toldAfter && remaining > _remaining)
        {
            // More is left than before, although the request went out later: a window has begun meanwhile.
            Open(pass.Number - 1, remaining);
            _firstSentAt = pass.SentAt;
        }
        else
        {
            // Answers overtake each other; the lowest count is the latest.
            _remaining = Math.Min(_remaining, remaining);
        }

        _toldAt = now;
        _toldAfter = _lastSent;
        _answered++;
        _isShared |= limit - _remaining > _answered + _inFlight;
        _limit = limit;
        _endsAt ??= now + _windowLength;
    }

    private void Hold(SegmentsRateLimit told, TimeSpan reset, TimeSpan now)
    {
        var end = now + reset;
        _heldUntil = end > _heldUntil ? end : _heldUntil;
        _isFree = false;
        _limit = told.Limit ?? _limit;
        _remaining = 0;
        _toldAt = now;
        _endsAt = _heldUntil;

        // Whole seconds, because the service counts in them and rounds up. Never less than what was seen before: a window
        // that was joined in its middle only looks shorter.
        if (told.Limit is null || _firstSentAt > now)
            return;
        var seen = TimeSpan.FromSeconds(Math.Floor((_heldUntil - _firstSentAt).TotalSeconds));
        if (seen >= TimeSpan.FromSeconds(1) && seen <= TimeSpan.FromHours(1) && !(seen <= _windowLength))
            _windowLength = seen;
    }

    /// <summary>The right to make one attempt.</summary>
    /// <param name="Number">Its place among all that were given.</param>
    /// <param name="SentAt">When it was given, by the gate's clock.</param>
    /// <param name="Waited">How long the call waited for it.</param>
    internal readonly record struct Pass(long Number, TimeSpan SentAt, TimeSpan Waited);

    private sealed class Waiter
    {
        private readonly TaskCompletionSource<Pass> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Waiter(long order, TimeSpan since, TimeSpan deadline)
        {
            Order = order;
            Since = since;
            Deadline = deadline;
            Node = new(this);
        }

        public long Order { get; }

        public TimeSpan Since { get; }

        public TimeSpan Deadline { get; }

        public LinkedListNode<Waiter> Node { get; }

        public Task<Pass> Completion => _completion.Task;

        public void Admit(Pass pass) => _completion.TrySetResult(pass);

        public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);

        public void TurnAway(TimeSpan? wait) => _completion.TrySetException(new RateLimitWaitException(wait));
    }
}

using SocioStacks.Segments.Resilience.RateLimiting;

namespace SocioStacks.Segments.Simulation;

/// <summary>A process with the client's own scheduler, which does around it what the gate and the retry do.</summary>
internal sealed class VirtualProcess(Scenario scenario, VirtualTime time, VirtualService service, Random random, Action<string> log, int number)
{
    private RateLimitScheduler _scheduler = new();
    private TimeSpan _wakesAt = TimeSpan.MaxValue;

    public List<VirtualCall> Calls { get; } = [];

    public List<string> Violations { get; } = [];

    public TimeSpan LastEnd => Calls.Max(call => call.EndedAt ?? TimeSpan.MaxValue);

    public void Make(VirtualCall call)
    {
        Calls.Add(call);
        call.ExpectedWait = _scheduler.ExpectedWait(call.Priority, time.Now);
        Enter(call);
    }

    public void Cancel(VirtualCall call)
    {
        if (call.EndedAt is not null)
            return;
        if (call.Waiter is { } waiter)
        {
            if (!_scheduler.Cancel(waiter, time.Now))
                Violations.Add($"call {call.Id} waits outside of the queue");
            call.Waiter = null;
        }

        call.Finish(CallEnd.Cancelled, time.Now);
        SetTimer();
    }

    /// <summary>All that was learned is lost; waiting calls start anew.</summary>
    public void Restart()
    {
        var waiting = Calls.Where(call => call.Waiter is not null).ToList();
        foreach (var call in waiting)
            _scheduler.Cancel(call.Waiter!, time.Now);
        _scheduler = new();
        waiting.RemoveAll(call => call.Waiter is null);
        foreach (var call in waiting)
        {
            call.Waiter = null;
            Enter(call);
        }
    }

    private void Enter(VirtualCall call)
    {
        if (_scheduler.TryEnter(call.Priority, time.Now) is { } permit)
        {
            Send(call, permit);
        }
        else
        {
            var left = scenario.MaxWait - call.Waited;
            var waiter = new Waiter(this, call, time.Now, time.Now + (left > TimeSpan.Zero ? left : TimeSpan.Zero));
            call.Waiter = waiter;
            _scheduler.Enqueue(waiter, time.Now);
        }

        SetTimer();
    }

    private void Send(VirtualCall call, RateLimitPermit permit)
    {
        call.Waiter = null;
        call.Waited += permit.Waited;
        call.FirstSentAt ??= time.Now;
        var scheduler = _scheduler;
        var latency = scenario.Latency.Least + ((scenario.Latency.Most - scenario.Latency.Least) * random.NextDouble());
        time.After(latency / 2, () =>
        {
            var response = service.Receive();
            log($"{time.Now.TotalSeconds,9:F3} process {number} call {call.Id} permit {permit.Number} → {(response is { } r ? $"{r.Outcome} {r.Headers?.Remaining} {r.Headers?.ResetAfter}" : "nothing")}");
            time.After(response is null ? scenario.AttemptTimeout : latency / 2, () => Receive(scheduler, call, permit, response ?? new(AttemptOutcome.Failed)));
        });
    }

    private void Receive(RateLimitScheduler scheduler, VirtualCall call, RateLimitPermit permit, RateLimitReport response)
    {
        scheduler.Return(permit, response, time.Now);
        if (call.EndedAt is null)
            Decide(call, response);
        SetTimer();
    }

    private void Decide(VirtualCall call, RateLimitReport response)
    {
        switch (response.Outcome)
        {
            case AttemptOutcome.Throttled:
                call.WasThrottled = true;
                Enter(call);
                break;
            case AttemptOutcome.Failed when call.Retries < scenario.MaxRetries && _scheduler.TryTakeRetry():
                call.Retries++;
                time.After(TimeSpan.FromSeconds(0.5 * Math.Pow(2, call.Retries - 1) * (0.5 + random.NextDouble())), () =>
                {
                    if (call.EndedAt is null)
                        Enter(call);
                });
                break;
            default:
                call.Finish(response.Outcome == AttemptOutcome.Failed ? CallEnd.Failed : CallEnd.Succeeded, time.Now);
                break;
        }
    }

    private void SetTimer()
    {
        var next = _scheduler.NextMove(time.Now);
        if (next == TimeSpan.MaxValue || (next >= _wakesAt && _wakesAt > time.Now))
            return;
        _wakesAt = next > time.Now ? next : time.Now + TimeSpan.FromMilliseconds(1);
        var planned = _wakesAt;
        time.At(planned, () =>
        {
            if (_wakesAt != planned)
                return;
            _wakesAt = TimeSpan.MaxValue;
            _scheduler.MoveTo(time.Now);
            SetTimer();
        });
    }

    private sealed class Waiter(VirtualProcess process, VirtualCall call, TimeSpan since, TimeSpan deadline)
        : RateLimitWaiter(call.Id, call.Priority, since, deadline)
    {
        public override void Admit(RateLimitPermit permit) => process.Send(call, permit);

        public override void Reject(RateLimitRejection rejection)
        {
            call.Waiter = null;
            call.Finish(CallEnd.Rejected, process.Now);
        }
    }

    private TimeSpan Now => time.Now;
}

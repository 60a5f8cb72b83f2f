using Microsoft.Extensions.Time.Testing;
using SocioStacks.Segments.Resilience.RateLimiting;

namespace SocioStacks.Segments.Tests.Resilience.RateLimiting;

/// <summary>
/// Runs clients against a <see cref="WindowedService"/> on a virtual clock, which moves only while every call stands at
/// the gate or in the service: what happens does not depend on how fast this machine is.
/// </summary>
internal sealed class VirtualWindows
{
    private const string ApiKey = "virtual";

    private readonly List<RateLimitGate> _gates = [];
    private readonly List<Task> _calls = [];

    public VirtualWindows(int limit, TimeSpan window, bool isAligned = false, TimeSpan latency = default)
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Service = new WindowedService(Time, limit, window, isAligned, latency);
    }

    public FakeTimeProvider Time { get; }

    public WindowedService Service { get; }

    public SegmentsClient Process(TimeSpan? maxWait = null)
    {
        var handler = Service.Handler();
        var options = new SegmentsClientOptions { ApiKey = ApiKey, TimeProvider = Time, MaxRateLimitWait = maxWait ?? TimeSpan.FromHours(2), AttemptTimeout = TimeSpan.FromHours(1) };
        _gates.Add(RateLimitGates.For(ApiKey, options.Address, Time, RateLimitScope.Of(handler)));
        return SegmentsClient.Create(options, handler);
    }

    /// <summary>Starts a call and waits until it stands at the gate, in the service, or is done.</summary>
    public async Task<Task<Segment>> StartAsync(SegmentsClient client, long id, CancellationToken cancellationToken = default)
    {
        var call = Task.Run(() => client.GetAsync(id, cancellationToken), CancellationToken.None);
        _calls.Add(call);
        await SettleAsync();
        return call;
    }

    /// <summary>Starts many calls, in the order of their ids.</summary>
    public async Task<Task<Segment>[]> StartAllAsync(SegmentsClient client, int count, long firstId = 1)
    {
        var calls = new Task<Segment>[count];
        for (var i = 0; i < count; i++)
        {
            // Started here and now, so that the order at the gate is the order of the ids.
            calls[i] = client.GetAsync(firstId + i);
            _calls.Add(calls[i]);
        }

        await SettleAsync();
        return calls;
    }

    /// <summary>Moves the clock until every call has ended.</summary>
    public async Task FinishAsync(TimeSpan step, TimeSpan atMost)
    {
        for (var passed = TimeSpan.Zero; passed < atMost && _calls.Exists(call => !call.IsCompleted); passed += step)
        {
            Time.Advance(step);
            await SettleAsync();
        }

        Assert.DoesNotContain(_calls, call => !call.IsCompleted);
    }

    /// <summary>Waits until nothing moves: every call waits at a gate, for the virtual network, or has ended.</summary>
    public async Task SettleAsync()
    {
        var quiet = 0;
        for (var i = 0; i < 1_000_000 && quiet < 3; i++)
        {
            var open = _calls.Count(call => !call.IsCompleted);
            quiet = _gates.Sum(gate => gate.Waiting) + Service.OnTheWay == open ? quiet + 1 : 0;
            await Task.Yield();
        }

        Assert.Equal(3, quiet);
    }
}

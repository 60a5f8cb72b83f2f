using Microsoft.Extensions.Time.Testing;
using SocioStacks.Segments.Resilience.RateLimiting;

namespace SocioStacks.Segments.Tests.Resilience.RateLimiting;

public sealed class RateLimitWindowTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 200)]
    [InlineData(true, 200)]
    public async Task A_thousand_calls_take_the_fewest_windows_and_get_no_second_429(bool isAligned, int latencyMilliseconds)
    {
        var world = new VirtualWindows(60, Minute, isAligned, TimeSpan.FromMilliseconds(latencyMilliseconds));
        var calls = await world.StartAllAsync(world.Process(), 1000);

        await world.FinishAsync(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(30));

        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
        Assert.Equal(17, world.Service.Windows.Count);
        Assert.All(world.Service.Windows.Skip(1), window => Assert.Equal(0, window.Refused));
        Assert.All(world.Service.Windows, window => Assert.InRange(window.Served, 1, 60));
        Assert.InRange(world.Service.Refused, 0, 1);
    }

    [Fact]
    public async Task A_call_that_stands_behind_others_in_flight_for_longer_than_it_may_fails()
    {
        // Four left, of which two may be in flight; the service takes four seconds.
        var world = new VirtualWindows(5, Minute, latency: TimeSpan.FromSeconds(4));
        var client = world.Process(maxWait: TimeSpan.FromSeconds(1));
        await world.StartAsync(client, 1);
        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        var calls = await world.StartAllAsync(client, 4, firstId: 2);

        world.Time.Advance(TimeSpan.FromSeconds(0.9));
        await world.SettleAsync();
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(0.1));
        await world.SettleAsync();

        Assert.Equal([false, false, true, true], calls.Select(call => call.IsFaulted));
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => calls[3]);
        Assert.Equal((null, false), (e.RetryAfter, e.MayHaveBeenApplied));
        Assert.Equal("Getting segment 5 failed: calls in flight take up the rate limit for longer than SegmentsClientOptions.MaxRateLimitWait.", e.Message);
        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Equal([true, true], calls.Take(2).Select(call => call.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task A_call_that_may_not_wait_does_not_stand_behind_others_in_flight()
    {
        var world = new VirtualWindows(5, Minute, latency: TimeSpan.FromSeconds(4));
        var client = world.Process(maxWait: TimeSpan.Zero);
        await world.StartAsync(client, 1);
        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        var calls = await world.StartAllAsync(client, 4, firstId: 2);

        Assert.Equal([false, false, true, true], calls.Select(call => call.IsFaulted));
        await Assert.ThrowsAsync<SegmentsRateLimitException>(() => calls[3]);
        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Equal([true, true], calls.Take(2).Select(call => call.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task A_call_that_has_stood_too_long_makes_room_for_those_behind_it()
    {
        var world = new VirtualWindows(5, Minute, latency: TimeSpan.FromSeconds(4));
        var impatient = world.Process(maxWait: TimeSpan.FromSeconds(1));
        await world.StartAsync(impatient, 1);
        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        var calls = await world.StartAllAsync(impatient, 4, firstId: 2);
        for (var i = 0; i < 7; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(0.5));
            await world.SettleAsync();
        }

        var late = await world.StartAsync(impatient, 6);
        await world.FinishAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10));

        Assert.Equal([true, true, false, false], calls.Select(call => call.IsCompletedSuccessfully));
        Assert.Equal(6, (await late).Id);
    }

    [Fact]
    public async Task A_success_that_is_not_of_the_service_reports_nothing_about_its_limit()
    {
        var hold = new TaskCompletionSource<HttpResponseMessage>();
        var service = new StubService(async (request, token) =>
        {
            if (request.Number > 2)
                return await hold.Task.WaitAsync(token);
            if (request.Number == 2)
                return StubService.Respond("<html>Please log in</html>");
            var response = StubService.Respond("""{"data":{"id":1}}""");
            response.Headers.Add("X-RateLimit-Limit", "10");
            response.Headers.Add("X-RateLimit-Remaining", "2");
            return response;
        });
        using var client = Clients.Over(service, options => options.TimeProvider = new FakeTimeProvider());
        await client.GetAsync(1, Clients.Token);
        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(2, Clients.Token));

        var calls = Enumerable.Range(3, 5).Select(id => client.GetAsync(id, Clients.Token)).ToList();

        Assert.Equal(3, service.Requests.Count);
        Assert.DoesNotContain(calls, call => call.IsCompleted);
    }

    [Fact]
    public async Task Responses_that_overtake_each_other_reject_no_call()
    {
        var time = new FakeTimeProvider();
        using var gate = new RateLimitGate(time);
        for (var left = 9; left >= 0; left--)
            gate.Leave(await gate.EnterAsync(1, SegmentsPriority.Interactive, TimeSpan.Zero, Clients.Token), new(AttemptOutcome.Succeeded, new() { Limit = 10, Remaining = left }));
        gate.Leave(await gate.EnterAsync(1, SegmentsPriority.Interactive, TimeSpan.Zero, Clients.Token), new(AttemptOutcome.Throttled, new() { Limit = 10, ResetAfter = Minute }));
        time.Advance(Minute);
        var calls = Enumerable.Range(1, 10).Select(order => gate.EnterAsync(order, SegmentsPriority.Interactive, TimeSpan.FromSeconds(30), Clients.Token).AsTask()).ToList();
        var passes = calls.Where(call => call.IsCompleted).Select(call => call.Result).ToList();

        // The response to the last one arrives first, with a count that includes the others, which are still in flight.
        for (var i = passes.Count - 1; i >= 0; i--)
            gate.Leave(passes[i], new(AttemptOutcome.Succeeded, new() { Limit = 10, Remaining = 9 - i }));

        Assert.InRange(passes.Count, 2, 9);
        await Task.WhenAll(calls.Take(passes.Count + 1));
        Assert.DoesNotContain(calls, call => call.IsFaulted);
    }

    [Fact]
    public async Task The_oldest_call_goes_first()
    {
        var world = new VirtualWindows(10, Minute);
        await world.StartAllAsync(world.Process(), 45);

        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

        Assert.Equal(45, world.Service.Served.Count);
        for (var window = 0; window < 5; window++)
        {
            var served = world.Service.Served.Skip(window * 10).Take(10).Order();
            Assert.Equal(Enumerable.Range((window * 10) + 1, window < 4 ? 10 : 5).Select(id => (long)id), served);
        }
    }

    [Fact]
    public async Task A_cancelled_call_frees_its_place()
    {
        var world = new VirtualWindows(10, Minute);
        var client = world.Process();
        using var cancel = new CancellationTokenSource();
        await world.StartAllAsync(client, 10);
        await world.StartAsync(client, 11);
        var cancelled = await world.StartAsync(client, 12, cancel.Token);
        await world.StartAllAsync(client, 9, firstId: 13);

        await cancel.CancelAsync();
        await world.SettleAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));

        Assert.Equal(2, world.Service.Windows.Count);
        Assert.DoesNotContain(12, world.Service.Served);
        Assert.Equal(20, world.Service.Served.Count);
    }

    [Fact]
    public async Task A_call_that_would_wait_too_long_fails_at_once_and_reports_how_long()
    {
        var world = new VirtualWindows(10, Minute);
        var client = world.Process(maxWait: TimeSpan.FromSeconds(90));
        var calls = await world.StartAllAsync(client, 32);
        world.Time.Advance(TimeSpan.FromSeconds(10));
        var late = await world.StartAsync(client, 33);

        // 10 served, 10 wait for the next window, and the wait for the one after it, 120 s, is too long.
        Assert.Equal(12, calls.Count(call => call.IsFaulted));
        var first = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => calls[31]);
        Assert.Equal(TimeSpan.FromSeconds(120), first.RetryAfter);
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => late);
        Assert.Equal(TimeSpan.FromSeconds(110), e.RetryAfter);
        Assert.False(e.MayHaveBeenApplied);

        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Assert.Equal(20, calls.Count(call => call.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Waiting_for_the_rate_limit_uses_up_no_retries()
    {
        var time = new VirtualWindows(5, Minute);
        var calls = await time.StartAllAsync(time.Process(), 100);

        await time.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30));

        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task All_waits_of_a_call_together_have_one_limit()
    {
        // A key that others use up: every window is full already.
        var world = new VirtualWindows(0, Minute);
        var call = await world.StartAsync(world.Process(maxWait: TimeSpan.FromSeconds(150)), 1);

        await world.FinishAsync(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => call);
        Assert.Equal(Minute, e.RetryAfter);
        Assert.Equal(3, world.Service.Refused);
        Assert.Equal("Too many requests", Assert.Single(e.Errors).Title);
    }

    [Fact]
    public async Task An_exempt_account_is_never_throttled()
    {
        var world = new VirtualWindows(1, Minute, latency: TimeSpan.FromMilliseconds(100));
        world.Service.IsExempt = true;
        var client = world.Process();
        await world.StartAsync(client, 1);
        await world.FinishAsync(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));

        var calls = await world.StartAllAsync(client, 500, firstId: 2);

        Assert.Equal(500, world.Service.OnTheWay);
        await world.FinishAsync(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_processes_with_one_key_share_the_windows(bool isAligned)
    {
        var world = new VirtualWindows(20, TimeSpan.FromSeconds(2), isAligned, TimeSpan.FromMilliseconds(6));
        var first = await world.StartAllAsync(world.Process(), 200);
        var second = await world.StartAllAsync(world.Process(), 200, firstId: 201);

        await world.FinishAsync(TimeSpan.FromMilliseconds(2), TimeSpan.FromMinutes(2));

        Assert.All(first.Concat(second), call => Assert.True(call.IsCompletedSuccessfully));
        TestContext.Current.TestOutputHelper?.WriteLine($"{world.Service.Windows.Count} windows, {world.Service.Refused} refused: {string.Join(' ', world.Service.Windows)}");
        Assert.InRange(world.Service.Windows.Count, 20, 22);
        Assert.InRange(world.Service.Refused, 0, 12);
    }

    [Fact]
    public async Task A_process_that_comes_late_asks_once_a_window_and_no_more()
    {
        var world = new VirtualWindows(20, TimeSpan.FromSeconds(2), latency: TimeSpan.FromMilliseconds(6));
        var first = await world.StartAllAsync(world.Process(), 200);
        for (var passed = 0; passed < 150; passed += 2)
        {
            world.Time.Advance(TimeSpan.FromMilliseconds(2));
            await world.SettleAsync();
        }

        var second = await world.StartAllAsync(world.Process(), 200, firstId: 201);
        await world.FinishAsync(TimeSpan.FromMilliseconds(2), TimeSpan.FromMinutes(2));

        Assert.All(first.Concat(second), call => Assert.True(call.IsCompletedSuccessfully));
        Assert.InRange(world.Service.Windows[0].Refused, 1, 6);
        Assert.All(world.Service.Windows.Skip(1), window => Assert.InRange(window.Refused, 0, 1));
        Assert.InRange(world.Service.Windows.Count, 20, 22);
    }
}

using System.Net;

namespace SocioStacks.Segments.Testing.Tests;

/// <summary>What each fault of the chaos does to a call and to the service.</summary>
public sealed class ChaosFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_create_whose_response_is_lost_has_been_applied()
    {
        using var test = new ChaosUnderTest(5, chaos => chaos.LostResponseRate = 1);
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => test.Client.CreateAsync("S", cancellationToken: Token));

        Assert.True(e.MayHaveBeenApplied);
        Assert.Single(test.Service.Segments);
    }

    [Fact]
    public async Task A_throttled_create_has_not_been_applied_and_reports_when_the_window_ends()
    {
        using var test = new ChaosUnderTest(5, chaos => chaos.ThrottleRate = 1);
        test.Service.EnableRateLimit(9);
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => test.Client.CreateAsync("S", cancellationToken: Token));

        Assert.InRange(e.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.Equal(9, e.RateLimit!.Limit);
        Assert.Empty(test.Service.Segments);
    }

    [Fact]
    public async Task A_gateway_may_fail_after_a_create_was_applied_and_the_service_itself_does_not()
    {
        var seen = new HashSet<(HttpStatusCode Status, bool IsApplied)>();
        for (var seed = 0; seed < 60; seed++)
        {
            using var test = new ChaosUnderTest(seed, chaos => chaos.ServerErrorRate = 1);
            var e = await Assert.ThrowsAsync<SegmentsApiException>(() => test.Client.CreateAsync("S", cancellationToken: Token));
            seen.Add((e.StatusCode, test.Service.Segments.Count == 1));
        }

        Assert.Equal(
            [
                (HttpStatusCode.InternalServerError, false), (HttpStatusCode.BadGateway, false), (HttpStatusCode.BadGateway, true),
                (HttpStatusCode.ServiceUnavailable, false), (HttpStatusCode.GatewayTimeout, false), (HttpStatusCode.GatewayTimeout, true),
            ],
            seen.Order());
    }

    [Fact]
    public async Task A_delay_holds_back_the_request_or_the_response_until_its_time_has_passed()
    {
        var seen = new HashSet<bool>();
        for (var seed = 0; seed < 20; seed++)
        {
            var clock = new ObservableTimeProvider();
            var service = Delaying(clock, seed);
            using var http = new HttpClient(service.CreateHandler());
            using var form = new MultipartFormDataContent { { new StringContent("S"), "name" } };
            var call = http.SendAsync(RequestOf(form), Token);
            Assert.InRange(await clock.NextWaitAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(10));
            seen.Add(service.Segments.Count == 1);
            Assert.False(call.IsCompleted);
            clock.Advance(TimeSpan.FromSeconds(10));
            using var response = await call;

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Single(service.Segments);
        }

        Assert.Equal([false, true], seen.Order());
    }

    [Fact]
    public async Task A_call_is_cancelled_during_a_delay()
    {
        var clock = new ObservableTimeProvider();
        using var invoker = new HttpMessageInvoker(Delaying(clock, 1).CreateHandler());
        using var cancellation = new CancellationTokenSource();
        var call = invoker.SendAsync(RequestOf(null), cancellation.Token);
        await clock.NextWaitAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Every_fault_names_the_seed()
    {
        using var lost = new ChaosUnderTest(123456, chaos => chaos.LostResponseRate = 1);
        using var throttled = new ChaosUnderTest(123456, chaos => chaos.ThrottleRate = 1);
        using var failed = new ChaosUnderTest(123456, chaos => chaos.ServerErrorRate = 1);

        // The text of an exception is what the output of a failed test shows.
        Assert.Contains("seed 123456", (await Assert.ThrowsAsync<SegmentsConnectionException>(() => lost.Client.GetAsync(1, Token))).ToString(), StringComparison.Ordinal);
        Assert.Contains("seed 123456", (await Assert.ThrowsAsync<SegmentsApiException>(() => failed.Client.GetAsync(1, Token))).ToString(), StringComparison.Ordinal);
        Assert.Contains("seed 123456", Assert.Single((await Assert.ThrowsAsync<SegmentsRateLimitException>(() => throttled.Client.GetAsync(1, Token))).Errors).Title, StringComparison.Ordinal);
    }

    private static InMemorySegmentsService Delaying(TimeProvider clock, int seed)
    {
        var service = new InMemorySegmentsService(clock);
        var chaos = service.Chaos(seed);
        (chaos.LostResponseRate, chaos.ThrottleRate, chaos.ServerErrorRate, chaos.EditRate) = (0, 0, 0, 0);
        (chaos.DelayRate, chaos.MaxDelay) = (1, TimeSpan.FromSeconds(10));
        return service;
    }

    private static HttpRequestMessage RequestOf(HttpContent? form) => new(HttpMethod.Post, "https://sms.sociostacks.com/api/segments")
    {
        Headers = { Authorization = new("Bearer", ChaosUnderTest.Key) },
        Content = form,
    };
}

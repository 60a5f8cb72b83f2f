using System.Net;

namespace SocioStacks.Segments.Tests.Resilience;

/// <summary>Keys that are asked for.</summary>
public sealed class ApiKeyProviderTests
{
    [Fact]
    public async Task The_provider_is_asked_before_every_attempt()
    {
        var asked = 0;
        var service = new StubService(request => request.Number < 3 ? StubService.Error(HttpStatusCode.BadGateway) : Good());
        using var client = Clients.Over(service, options => options.ApiKeyProvider = _ => new($"key-{++asked}"));
        await client.GetAsync(7, Clients.Token);
        Assert.Equal(["Bearer key-1", "Bearer key-2", "Bearer key-3"], service.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task The_provider_takes_precedence_over_the_key()
    {
        var service = new StubService(_ => Good());
        using var client = Clients.Over(service, options => (options.ApiKey, options.ApiKeyProvider) = ("plain", _ => new("provided")));
        await client.GetAsync(7, Clients.Token);
        Assert.Equal("Bearer provided", service.Only.Authorization);
    }

    [Fact]
    public async Task The_provider_may_take_its_time()
    {
        var service = new StubService(_ => Good());
        using var client = Clients.Over(service, options => options.ApiKeyProvider = async _ =>
        {
            await Task.Yield();
            return "later";
        });
        await client.GetAsync(7, Clients.Token);
        Assert.Equal("Bearer later", service.Only.Authorization);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_that_fails_is_an_exception_of_its_own_with_the_cause(bool atOnce)
    {
        var fault = new InvalidTimeZoneException("The vault is closed.");
        var service = SeededService.WithSegments(7);
        using var client = Clients.Over(service.CreateHandler(), options => options.ApiKeyProvider = _ => atOnce ? throw fault : ValueTask.FromException<string>(fault));

        var e = await Assert.ThrowsAsync<SegmentsApiKeyException>(() => client.GetAsync(7, Clients.Token));

        Assert.Same(fault, e.InnerException);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_provider_that_fails_is_asked_once()
    {
        var asked = 0;
        using var client = Clients.Over(SeededService.WithSegments(7).CreateHandler(), options => options.ApiKeyProvider = _ => throw new TimeoutException($"{++asked}"));
        await Assert.ThrowsAsync<SegmentsApiKeyException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_provider_that_cancels_itself_is_not_a_cancellation_by_the_caller()
    {
        using var client = Clients.Over(SeededService.WithSegments(7).CreateHandler(), options => options.ApiKeyProvider = _ => throw new OperationCanceledException());
        await Assert.ThrowsAsync<SegmentsApiKeyException>(() => client.GetAsync(7, Clients.Token));
    }

    [Theory]
    [InlineData(null, "is empty")]
    [InlineData("", "is empty")]
    [InlineData(" ", "is empty")]
    [InlineData("secret\r\nX-Evil: 1", "contains a line break or another control character")]
    [InlineData("sécret", "contains a space or a non-ASCII character")]
    [InlineData("my secret", "contains a space or a non-ASCII character")]
    public async Task A_provider_that_returns_an_invalid_key_is_reported_with_the_reason(string? key, string why)
    {
        var service = SeededService.WithSegments(7);
        using var client = Clients.Over(service.CreateHandler(), options => options.ApiKeyProvider = _ => new(key!));

        var e = await Assert.ThrowsAsync<SegmentsApiKeyException>(() => client.GetAsync(7, Clients.Token));

        Assert.Equal($"Getting segment 7 failed: SegmentsClientOptions.ApiKeyProvider returned a key that {why}.", e.Message);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_provider_that_hangs_is_ended_by_the_timeout_of_an_attempt()
    {
        var clock = new ObservableTimeProvider();
        var service = SeededService.WithSegments(7);
        var never = new TaskCompletionSource<string>();
        using var client = Clients.Over(service.CreateHandler(), options =>
            (options.TimeProvider, options.AttemptTimeout, options.ApiKeyProvider) = (clock, TimeSpan.FromSeconds(30), _ => new(never.Task)));
        var call = client.GetAsync(7, Clients.Token);
        await clock.NextWaitAsync();
        clock.Advance(TimeSpan.FromSeconds(30));

        var e = await Assert.ThrowsAsync<SegmentsApiKeyException>(() => call);

        Assert.IsType<TimeoutException>(e.InnerException);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_provider_that_fails_after_the_caller_has_left_leaves_no_unobserved_exception(bool isCancelled)
    {
        const string text = "A key that comes too late";
        var unobserved = new System.Collections.Concurrent.ConcurrentQueue<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, e) => unobserved.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            await FailLateAsync(text, isCancelled);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }

        Assert.DoesNotContain(unobserved, found => found.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_the_provider_is_asked()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = Clients.Over(SeededService.WithSegments(7).CreateHandler(), options => options.ApiKeyProvider = async token =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        });

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(7, cancellation.Token));

        Assert.Equal(cancellation.Token, e.CancellationToken);
    }

    [Fact]
    public async Task A_create_that_had_no_key_has_not_been_applied()
    {
        using var client = Clients.Over(SeededService.WithSegments(7).CreateHandler(), options => options.ApiKeyProvider = _ => throw new TimeoutException());
        var e = await Assert.ThrowsAsync<SegmentsApiKeyException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.False(e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task An_update_whose_second_attempt_had_no_key_may_have_been_applied_by_the_first()
    {
        var asked = 0;
        using var client = Clients.Over(
            new StubService(_ => StubService.Error(HttpStatusCode.InternalServerError)),
            options => options.ApiKeyProvider = _ => ++asked == 1 ? new("k") : throw new TimeoutException());
        var e = await Assert.ThrowsAsync<SegmentsApiKeyException>(() => client.UpdateAsync(7, "N", cancellationToken: Clients.Token));
        Assert.True(e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_provider_that_fails_after_a_full_window_ends_the_call()
    {
        var asked = 0;
        var key = Clients.UniqueKey();
        using var client = Clients.Over(
            new StubService(_ =>
            {
                var response = StubService.Error(HttpStatusCode.TooManyRequests);
                response.Headers.Add("X-RateLimit-Reset", "5");
                return response;
            }),
            options => options.ApiKeyProvider = _ => ++asked == 1 ? new(key) : throw new TimeoutException());
        await Assert.ThrowsAsync<SegmentsApiKeyException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(2, asked);
    }

    private static async Task FailLateAsync(string text, bool isCancelled)
    {
        var clock = new ObservableTimeProvider();
        var late = new TaskCompletionSource<string>();
        using var cancellation = new CancellationTokenSource();
        using var client = Clients.Over(SeededService.WithSegments(7).CreateHandler(), options =>
            (options.TimeProvider, options.AttemptTimeout, options.ApiKeyProvider) = (clock, TimeSpan.FromSeconds(30), _ => new(late.Task)));
        var call = client.GetAsync(7, cancellation.Token);
        await clock.NextWaitAsync();
        if (isCancelled)
            await cancellation.CancelAsync();
        else
            clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<Exception>(() => call);
        late.SetException(new InvalidTimeZoneException(text));
    }

    private static HttpResponseMessage Good() => StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7)));
}

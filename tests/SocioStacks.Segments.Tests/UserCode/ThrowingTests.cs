using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>
/// What a limiter, a message handler or a key provider throws, at every point where it is called: the call fails with an
/// exception of ours that states what is known, or not at all, and the calls after it are as if nothing had happened.
/// </summary>
public sealed class ThrowingTests
{
    private readonly AutoAdvancingTimeProvider _clock = new();

    // What the user's code is, where it throws, and what comes of a create: see Outcome.
    public static TheoryData<string, string, string> Points { get; } = new()
    {
        { "limiter", "at once", "RateLimit, 0" },
        { "limiter", "later", "RateLimit, 0" },
        { "limiter", "cancelled by itself", "RateLimit, 0" },
        { "limiter", "no lease", "RateLimit, 0" },
        { "limiter", "IsAcquired", "RateLimit, 0" },
        { "limiter", "refused, metadata", "RateLimit, 0" },
        { "limiter", "refused, Dispose", "RateLimit, 0" },
        { "limiter", "Dispose", "success, 1" },
        { "handler", "before", "Connection, 0" },
        { "handler", "no response", "Connection, 0" },
        { "handler", "after", "Connection?, 1" },
        { "handler", "while the body is read", "Connection?, 1" },
        { "handler", "when the body is disposed", "success, 1" },
        { "handler", "when the response is disposed", "success, 1" },
        { "key provider", "at once", "SegmentsApiKeyException, 0" },
        { "key provider", "later", "SegmentsApiKeyException, 0" },
        { "key provider", "cancelled by itself", "SegmentsApiKeyException, 0" },
        { "key provider", "no key", "SegmentsApiKeyException, 0" },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_create_ends_as_is_known(string code, string point, string expected)
    {
        foreach (var isRegistered in (bool[])[false, true])
        {
            using var scenario = new Scenario(code, point, isRegistered, _clock);
            Assert.Equal(expected, await Outcome.OfAsync(() => scenario.CreateAsync(), () => scenario.Service.Requests.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task The_calls_after_it_succeed_and_no_permit_is_lost(string code, string point, string expected)
    {
        foreach (var isRegistered in (bool[])[false, true])
        {
            using var scenario = new Scenario(code, point, isRegistered, _clock);
            for (var i = 0; i < 5 * LimitedService.Limit; i++)
                Assert.StartsWith(expected.Split(',', '?')[0], await Outcome.OfAsync(() => scenario.CreateAsync(), () => 0), StringComparison.Ordinal);

            scenario.StopThrowing();
            for (var i = 0; i < 2 * LimitedService.Limit; i++)
                Assert.Equal(9, await scenario.CreateAsync());
            Assert.Equal(0, scenario.HeldLeases);
        }
    }

    [Theory]
    [InlineData("limiter", "at once", "SegmentsClientOptions.RateLimiter threw FaultOfTheUser")]
    [InlineData("limiter", "later", "SegmentsClientOptions.RateLimiter threw FaultOfTheUser")]
    [InlineData("handler", "before", "a message handler threw FaultOfTheUser")]
    [InlineData("handler", "after", "a message handler threw FaultOfTheUser")]
    public async Task The_exception_names_who_threw_and_has_what_was_thrown(string code, string point, string reason)
    {
        using var scenario = new Scenario(code, point, isRegistered: true, _clock);

        var e = await Assert.ThrowsAnyAsync<SegmentsException>(() => scenario.CreateAsync());

        Assert.StartsWith($"Creating a segment failed: {reason}.", e.Message, StringComparison.Ordinal);
        Assert.IsType<FaultOfTheUser>(e.InnerException);
    }

    [Theory]
    [InlineData("after")]
    [InlineData("after, as a cancellation")]
    public async Task A_handler_of_the_host_that_throws_after_a_create_does_not_hide_its_id(string point)
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler(() => new ThrowingHandler(point)));
        services.AddSegmentsClient(Containers.Usual).Over(LimitedService.Over(_clock));
        await using var provider = services.BuildStrictly();

        Assert.Equal(9, await provider.Client().CreateAsync("N", cancellationToken: Clients.Token));
    }

    [Fact]
    public async Task A_handler_of_the_host_that_throws_after_an_error_does_not_hide_the_error()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler(() => new ThrowingHandler("after")));
        services.AddSegmentsClient(Containers.Usual).Over(new StubService(_ => StubService.Error(System.Net.HttpStatusCode.UnprocessableEntity, "No")));
        await using var provider = services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => provider.Client().CreateAsync("N", cancellationToken: Clients.Token));

        Assert.Equal((422, false), ((int)e.StatusCode, e.MayHaveBeenApplied));
    }

    [Fact]
    public async Task A_limiter_that_does_not_heed_the_token_does_not_keep_a_cancelled_call_and_its_late_lease_is_released()
    {
        using var cancellation = new CancellationTokenSource();
        var limiter = new LateLimiter();
        using var client = Clients.Over(LimitedService.Over(_clock), options => (options.RateLimiter, options.TimeProvider) = (limiter, _clock));
        var call = client.GetAsync(9, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.False(limiter.Lease.IsReleased);
        limiter.Grant();

        Assert.True(limiter.Lease.IsReleased);
    }

    [Fact]
    public async Task A_handler_that_cannot_be_created_is_reported_as_such_and_nothing_is_sent()
    {
        var service = LimitedService.Over(_clock);
        var services = new ServiceCollection();
        services.AddSegmentsClient(Containers.Usual).Over(service).AddHttpMessageHandler(() => throw new FaultOfTheUser());
        await using var provider = services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => provider.Client().CreateAsync("N", cancellationToken: Clients.Token));

        Assert.IsType<FaultOfTheUser>(e.InnerException);
        Assert.False(e.MayHaveBeenApplied);
        Assert.Empty(service.Requests);
    }

    private sealed class Scenario : IDisposable
    {
        private readonly ThrowingLimiter? _limiter;
        private readonly ThrowingHandler? _handler;
        private readonly ServiceProvider? _provider;
        private readonly ISegmentsClient _client;
        private readonly string _point;
        private bool _isProviderThrowing = true;

        public Scenario(string code, string point, bool isRegistered, AutoAdvancingTimeProvider clock)
        {
            _point = point;
            _limiter = code == "limiter" ? new ThrowingLimiter(point) : null;
            _handler = code == "handler" ? new ThrowingHandler(point) : null;
            Service = LimitedService.Over(clock);
            if (!isRegistered)
            {
                if (_handler is not null)
                    _handler.InnerHandler = Service;
                _client = Clients.Over(_handler ?? (HttpMessageHandler)Service, Configure);
                return;
            }

            var builder = new ServiceCollection().AddSegmentsClient(Configure).Over(Service);
            if (_handler is not null)
                builder.AddHttpMessageHandler(() => _handler);
            _provider = builder.Services.BuildStrictly();
            _client = _provider.Client();

            void Configure(SegmentsClientOptions options)
            {
                options.ApiKey = Clients.UniqueKey();
                options.TimeProvider = clock;
                options.AttemptTimeout = AutoAdvancingTimeProvider.Longest;
                options.RateLimiter = _limiter;
                if (code == "key provider")
                    options.ApiKeyProvider = _ => KeyAsync();
            }
        }

        public StubService Service { get; }

        public int HeldLeases => _limiter?.Held ?? 0;

        public Task<long> CreateAsync() => _client.CreateAsync("N", SegmentDefinition.Custom(1, 2), Clients.Token);

        public void StopThrowing()
        {
            _limiter?.IsThrowing = false;
            _handler?.IsThrowing = false;
            _isProviderThrowing = false;
        }

        public void Dispose()
        {
            _provider?.Dispose();
            (_client as IDisposable)?.Dispose();
        }

        private ValueTask<string> KeyAsync() => !_isProviderThrowing ? new("key-of-the-provider") : _point switch
        {
            "at once" => throw new FaultOfTheUser(),
            "later" => FailLaterAsync(),
            "cancelled by itself" => throw new OperationCanceledException("The provider had enough."),
            _ => new((string)null!),
        };

        private static async ValueTask<string> FailLaterAsync()
        {
            await Task.Yield();
            throw new FaultOfTheUser();
        }
    }
}

using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using SocioStacks.Segments.Resilience.RateLimiting;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>A stub of a test is a service of its own, with a rate limit of its own: what one test does, the next one does not feel.</summary>
public sealed class RateLimitScopeTests
{
    private readonly string _key = Clients.UniqueKey();

    [Fact]
    public async Task A_stub_that_returns_429_does_not_throttle_the_client_of_another_stub()
    {
        using var first = Over(Full());
        using var second = Over(Good());
        await Assert.ThrowsAsync<SegmentsRateLimitException>(() => first.GetAsync(7, Clients.Token));

        Assert.Equal(7, (await second.GetAsync(7, Clients.Token)).Id);
    }

    [Fact]
    public async Task A_stub_that_returns_429_does_not_throttle_a_registered_client_of_another_stub()
    {
        using var first = Over(Full());
        await using var provider = new ServiceCollection().AddSegmentsClient(options => options.ApiKey = _key).Over(Good()).Services.BuildStrictly();
        await Assert.ThrowsAsync<SegmentsRateLimitException>(() => first.GetAsync(7, Clients.Token));

        Assert.Equal(7, (await provider.Client().GetAsync(7, Clients.Token)).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clients_of_one_stub_share_its_rate_limit_also_behind_other_handlers(bool isBehind)
    {
        var service = Full();
        using var first = Over(service);
        using var second = Over(isBehind ? new PassThroughHandler { InnerHandler = service } : service);
        await Assert.ThrowsAsync<SegmentsRateLimitException>(() => first.GetAsync(7, Clients.Token));

        await Assert.ThrowsAsync<SegmentsRateLimitException>(() => second.GetAsync(7, Clients.Token));

        Assert.Single(service.Requests);
    }

    [Fact]
    public void Handlers_of_one_service_in_memory_share_its_rate_limit_and_those_of_another_have_their_own()
    {
        var service = new InMemorySegmentsService();

        var scope = RateLimitScope.Of(service.CreateHandler());

        Assert.NotNull(scope);
        Assert.Same(scope, RateLimitScope.Of(service.CreateHandler()));
        Assert.NotSame(scope, RateLimitScope.Of(new InMemorySegmentsService().CreateHandler()));
    }

    [Theory]
    [InlineData(typeof(HttpClientHandler))]
    [InlineData(typeof(SocketsHttpHandler))]
    public void Handlers_of_the_network_share_one_rate_limit(Type handler) =>
        Assert.Null(RateLimitScope.Of(new PassThroughHandler { InnerHandler = (HttpMessageHandler)Activator.CreateInstance(handler)! }));

    [Fact]
    public async Task A_stub_is_not_kept_by_what_is_remembered_of_its_rate_limit()
    {
        var stub = await UseAsync();

        for (var i = 0; i < 50 && stub.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.False(stub.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> UseAsync()
    {
        var stub = Good();
        using var client = Over(stub);
        await client.GetAsync(7, Clients.Token);
        return new WeakReference(stub);
    }

    private static StubService Good() => new(ResponseJson.Data(ResponseJson.Segment(7)));

    private static StubService Full() => new(_ =>
    {
        var response = StubService.Error(HttpStatusCode.TooManyRequests);
        response.Headers.Add("X-RateLimit-Reset", "3600");
        return response;
    });

    private SegmentsClient Over(HttpMessageHandler service) => SegmentsClient.Create(new SegmentsClientOptions { ApiKey = _key }, service);
}

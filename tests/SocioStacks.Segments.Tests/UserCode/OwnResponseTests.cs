using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>Message handlers that respond by themselves, such as caches, or that send a request of their own.</summary>
public sealed class OwnResponseTests
{
    [Fact]
    public async Task A_response_of_a_handler_that_a_host_puts_around_ours_is_an_exception_of_ours()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler(() => new Responding(_ => true)));
        services.AddSegmentsClient(Containers.Usual).Over(new StubService("""{"data":{"id":7}}"""));
        await using var provider = services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => provider.Client().CreateAsync("N", cancellationToken: Clients.Token));

        Assert.Equal("Creating a segment failed: a message handler before those of SegmentsClient returned a response of its own.", e.Message);
    }

    [Fact]
    public async Task A_response_of_a_cache_says_nothing_of_the_rate_limit()
    {
        var inFlight = 0;
        var most = 0;
        var service = new StubService(async (_, cancellationToken) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            var response = StubService.Respond("""{"data":{"id":8}}""");
            response.Headers.Add("X-RateLimit-Limit", "60");
            return response;
        });
        var services = new ServiceCollection();
        services.AddSegmentsClient(options => (options.ApiKey, options.TimeProvider) = (Clients.UniqueKey(), TimeProvider.System))
            .Over(service)
            .AddHttpMessageHandler(() => new Responding(request => request.RequestUri!.AbsolutePath.EndsWith("/7", StringComparison.Ordinal)));
        await using var provider = services.BuildStrictly();
        var client = provider.Client();

        await client.GetAsync(7, Clients.Token);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync(8, Clients.Token)));

        Assert.Equal(1, most);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_create_whose_response_is_lost_is_not_retried_where_a_handler_of_the_primary_chain_sent_a_bare_copy(bool isBuffered)
    {
        var service = new StubService(request => request.Number == 1
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response was lost.")
            : StubService.Respond("""{"data":{"id":7}}"""));
        using var client = Clients.Over(new Copying(isBuffered) { InnerHandler = service });

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));

        Assert.True(e.MayHaveBeenApplied);
        Assert.Single(service.Requests);
    }

    private sealed class Responding(Func<HttpRequestMessage, bool> responds) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            responds(request) ? Task.FromResult(StubService.Respond("""{"data":{"id":7}}""", HttpStatusCode.OK)) : base.SendAsync(request, cancellationToken);
    }

    private sealed class Copying(bool isBuffered) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = isBuffered ? new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)) : request.Content;
            return await base.SendAsync(new HttpRequestMessage(request.Method, request.RequestUri) { Content = content }, cancellationToken);
        }
    }
}

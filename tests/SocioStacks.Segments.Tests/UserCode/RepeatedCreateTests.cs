using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>Message handlers that send a request again by themselves, who do not know what a create is.</summary>
public sealed class RepeatedCreateTests
{
    private int _created;

    [Fact]
    public async Task A_create_whose_response_is_lost_is_not_retried_by_the_standard_resilience_handler()
    {
        var e = await FailAsync(LosingFirst(), builder => builder.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero));
        AssertRefused(e);
    }

    [Fact]
    public async Task A_create_that_got_a_503_is_not_retried_by_the_standard_resilience_handler()
    {
        var e = await FailAsync(FailingFirst(HttpStatusCode.ServiceUnavailable), builder => builder.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero));
        AssertRefused(e);
    }

    [Theory]
    [InlineData("sends again")]
    [InlineData("sends again what it has buffered")]
    [InlineData("sends a copy")]
    [InlineData("sends two at once")]
    public async Task A_create_whose_response_is_lost_is_not_retried_by_a_handler_that(string does)
    {
        var e = await FailAsync(LosingFirst(), builder => builder.AddHttpMessageHandler(() => new Repeating(does)));
        AssertRefused(e);
    }

    [Fact]
    public async Task A_create_that_was_applied_is_not_retried_by_a_handler_that_sends_everything_twice()
    {
        var e = await FailAsync(Applying(), builder => builder.AddHttpMessageHandler(() => new Repeating("sends twice")));
        AssertRefused(e);
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_is_not_retried_by_a_handler_that_a_host_puts_around_ours()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler(() => new Repeating("sends again")));
        services.AddSegmentsClient(Containers.Usual).Over(LosingFirst());
        await using var provider = services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => provider.Client().CreateAsync("N", cancellationToken: Clients.Token));

        Assert.True(e.MayHaveBeenApplied);
        Assert.Equal(1, _created);
    }

    [Theory]
    [InlineData("sends again")]
    [InlineData("sends again what it has buffered")]
    [InlineData("sends a copy")]
    [InlineData("sends two at once")]
    public async Task A_create_whose_response_is_lost_is_not_retried_within_the_chain_of_the_primary_handler(string does)
    {
        using var client = Clients.Over(new Repeating("passes on") { InnerHandler = new Repeating(does) { InnerHandler = LosingFirst() } });
        AssertRefused(await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.CreateAsync("N", cancellationToken: Clients.Token)));
    }

    [Fact]
    public async Task A_chain_may_serve_several_clients_and_other_requests()
    {
        var service = LosingFirst();
        using var chain = new Repeating("sends again") { InnerHandler = service };
        using var first = Clients.Over(chain);
        using var second = Clients.Over(chain);
        using var http = new HttpClient(chain, disposeHandler: false);

        AssertRefused(await Assert.ThrowsAsync<SegmentsConnectionException>(() => first.CreateAsync("N", cancellationToken: Clients.Token)));
        Assert.Equal(7, await second.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal("""{"data":{"id":7}}""", await http.GetStringAsync("https://other.example/", Clients.Token));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_create_that_was_rejected_may_be_retried_by_a_handler(HttpStatusCode status)
    {
        await using var provider = Build(FailingFirst(status), builder => builder.AddHttpMessageHandler(() => new Repeating("sends again")));
        Assert.Equal(7, await provider.Client().CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal(1, _created);
    }

    [Fact]
    public async Task A_create_that_could_not_connect_may_be_retried_by_a_handler()
    {
        var service = new StubService(request => request.Number == 1 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "Refused.") : Apply());
        await using var provider = Build(service, builder => builder.AddHttpMessageHandler(() => new Repeating("sends again")));
        Assert.Equal(7, await provider.Client().CreateAsync("N", cancellationToken: Clients.Token));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("update")]
    [InlineData("delete")]
    public async Task Other_calls_may_be_retried_by_a_handler(string call)
    {
        await using var provider = Build(LosingFirst(), builder => builder.AddHttpMessageHandler(() => new Repeating("sends again")));
        var client = provider.Client();
        await (call switch
        {
            "get" => client.GetAsync(7, Clients.Token),
            "update" => client.UpdateAsync(7, "N", cancellationToken: Clients.Token),
            _ => client.DeleteAsync(7, Clients.Token),
        });
        Assert.Equal(2, _created);
    }

    [Fact]
    public async Task An_update_that_a_handler_retried_is_in_doubt_although_the_second_request_was_rejected()
    {
        var service = new StubService(request => StubService.Error(request.Number == 1 ? HttpStatusCode.InternalServerError : HttpStatusCode.UnprocessableEntity));
        await using var provider = Build(service, builder => builder.AddHttpMessageHandler(() => new Repeating("sends again")));

        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => provider.Client().UpdateAsync(7, "N", cancellationToken: Clients.Token));

        Assert.Equal((422, true), ((int)e.StatusCode, e.MayHaveBeenApplied));
    }

    private static ServiceProvider Build(StubService service, Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddSegmentsClient(Containers.Usual).Over(service));
        return services.BuildStrictly();
    }

    private static async Task<SegmentsConnectionException> FailAsync(StubService service, Action<IHttpClientBuilder> configure)
    {
        await using var provider = Build(service, configure);
        return await Assert.ThrowsAsync<SegmentsConnectionException>(() => provider.Client().CreateAsync("N", cancellationToken: Clients.Token));
    }

    private void AssertRefused(SegmentsConnectionException e)
    {
        Assert.Equal((1, true, false), (_created, e.MayHaveBeenApplied, e.IsTimeout));
        Assert.StartsWith("Creating a segment failed: a message handler tried to send the create a second time, which was refused", e.Message, StringComparison.Ordinal);
    }

    private StubService Applying() => new(_ => Apply());

    private StubService LosingFirst() => new(request => request.Number == 1 ? throw Lost() : Apply());

    private StubService FailingFirst(HttpStatusCode status) => new(request =>
    {
        if (request.Number > 1)
            return Apply();
        if (status == HttpStatusCode.ServiceUnavailable)
            Apply();
        return StubService.Error(status);
    });

    private HttpRequestException Lost()
    {
        Apply();
        return new HttpRequestException(HttpRequestError.ResponseEnded, "The response was lost.");
    }

    private HttpResponseMessage Apply()
    {
        Interlocked.Increment(ref _created);
        return StubService.Respond("""{"data":{"id":7}}""");
    }

    private sealed class Repeating(string does) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (does == "passes on")
                return await base.SendAsync(request, cancellationToken);
            if (does == "sends again what it has buffered")
                await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            if (does == "sends two at once")
                return await await Task.WhenAny(base.SendAsync(request, cancellationToken), base.SendAsync(Copy(request), cancellationToken));
            if (does == "sends twice")
                await base.SendAsync(request, cancellationToken);
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode)
                    return response;
            }
            catch (HttpRequestException)
            {
                // Once more.
            }

            return await base.SendAsync(does == "sends a copy" ? Copy(request) : request, cancellationToken);
        }

        private static HttpRequestMessage Copy(HttpRequestMessage request)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
            foreach (var (name, value) in request.Options)
                ((IDictionary<string, object?>)copy.Options)[name] = value;
            return copy;
        }
    }
}

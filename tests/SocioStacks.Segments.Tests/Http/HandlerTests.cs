using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SocioStacks.Segments.Tests.Http;

/// <summary>What users and hosts add to the HttpClient.</summary>
public sealed class HandlerTests : IDisposable
{
    private readonly ServiceCollection _services = new();
    private readonly StubService _down = new(_ => StubService.Error(HttpStatusCode.InternalServerError));

    public void Dispose() => _down.Dispose();

    [Fact]
    public async Task A_users_handler_sees_every_attempt()
    {
        var seen = new List<string?>();
        _services.AddSegmentsClient(Containers.Usual).Over(_down).AddHttpMessageHandler(() => new ObservingHandler(request => seen.Add(request.Headers.Authorization?.ToString())));
        await FailAsync(client => client.GetAsync(7, Clients.Token));
        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public async Task A_users_handler_does_not_see_the_key()
    {
        var seen = new List<string?>();
        _services.AddSegmentsClient(options =>
        {
            Containers.Usual(options);
            options.ApiKey = "unseen";
            options.MaxRetries = 0;
        }).Over(_down).AddHttpMessageHandler(() => new ObservingHandler(request => seen.Add(request.Headers.Authorization?.ToString())));
        await FailAsync(client => client.GetAsync(7, Clients.Token));
        Assert.Equal([null], seen);
    }

    [Fact]
    public async Task A_second_registration_does_not_double_the_attempts()
    {
        _services.AddSegmentsClient(Containers.Usual).Over(_down);
        _services.AddSegmentsClient(Containers.Usual);
        await FailAsync(client => client.GetAsync(7, Clients.Token));
        Assert.Equal(4, _down.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resilience_handler_for_all_clients_does_not_multiply_the_attempts_of_a_get(bool before)
    {
        Register(before);
        await FailAsync(client => client.GetAsync(7, Clients.Token));
        Assert.Equal(4, _down.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resilience_handler_for_all_clients_does_not_repeat_a_create(bool before)
    {
        Register(before);
        await FailAsync(client => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Single(_down.Requests);
    }

    [Fact]
    public async Task A_resilience_handler_for_all_clients_does_not_come_with_a_second_registration()
    {
        Register(before: true);
        _services.AddSegmentsClient(Containers.Usual);
        await FailAsync(client => client.GetAsync(7, Clients.Token));
        Assert.Equal(4, _down.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resilience_handler_for_all_clients_does_not_multiply_the_attempts_of_a_keyed_client(bool before)
    {
        if (before)
            Harden();
        _services.AddKeyedSegmentsClient("a", Containers.Usual).Over(_down);
        if (!before)
            Harden();
        await using var provider = _services.BuildStrictly();
        await Assert.ThrowsAsync<SegmentsApiException>(() => provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token));
        Assert.Equal(4, _down.Requests.Count);
    }

    [Fact]
    public async Task A_users_ConfigureHttpClient_is_honoured()
    {
        _services.AddSegmentsClient(Containers.Usual).Over(_down)
            .ConfigureHttpClient(client => client.DefaultRequestHeaders.Add("X-Tenant", "seven"));
        await FailAsync(client => client.DeleteAsync(7, Clients.Token));
        Assert.All(_down.Requests, request => Assert.Equal("seven", request.Headers["X-Tenant"]));
    }

    [Fact]
    public async Task A_users_own_product_stands_beside_the_packages()
    {
        _services.AddSegmentsClient(Containers.Usual).Over(_down)
            .ConfigureHttpClient(client => client.DefaultRequestHeaders.UserAgent.ParseAdd("Shop/2.0"));
        await FailAsync(client => client.DeleteAsync(7, Clients.Token));
        Assert.StartsWith("Shop/2.0 SocioStacks.Segments/", _down.Requests[0].Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_handler_for_all_clients_does_no_harm()
    {
        var theirs = new StubService(_ => StubService.Error(HttpStatusCode.Forbidden));
        _services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler(() => new ObservingHandler(_ => { })));
        _services.AddSegmentsClient(Containers.Usual).Over(theirs);
        await FailAsync(client => client.GetAsync(7, Clients.Token));
        Assert.Single(theirs.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_usual_handler_follows_no_redirect(bool isRegistered)
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create().WithPath("/api/segments/7")).RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", server.Url + "/elsewhere"));
        server.Given(Request.Create().WithPath("/elsewhere")).RespondWith(Response.Create().WithStatusCode(200).WithBody(ResponseJson.Data(ResponseJson.Segment(7))));
        var options = new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = new(server.Url!) };
        _services.AddSegmentsClient(registered => (registered.ApiKey, registered.BaseAddress) = (options.ApiKey, options.BaseAddress));
        await using var provider = _services.BuildStrictly();
        using var made = SegmentsClient.Create(options);

        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => (isRegistered ? provider.Client() : made).GetAsync(7, Clients.Token));

        Assert.Single(server.LogEntries);
    }

    private void Harden() => _services.ConfigureHttpClientDefaults(builder => builder.AddStandardResilienceHandler());

    private void Register(bool before)
    {
        if (before)
            Harden();
        _services.AddSegmentsClient(Containers.Usual).Over(_down);
        if (!before)
            Harden();
    }

    private async Task FailAsync(Func<ISegmentsClient, Task> call)
    {
        await using var provider = _services.BuildStrictly();
        await Assert.ThrowsAnyAsync<SegmentsApiException>(() => call(provider.Client()));
    }
}

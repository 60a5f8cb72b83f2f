using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>A primary handler of the user's that would follow a redirect, which turns an update into a GET.</summary>
public sealed class FollowedRedirectTests : IDisposable
{
    private static readonly Dictionary<string, Func<HttpMessageHandler>> Handlers = new()
    {
        ["HttpClientHandler"] = () => new HttpClientHandler(),
        ["SocketsHttpHandler"] = () => new SocketsHttpHandler(),
        ["HttpClientHandler behind another"] = () => new PassThroughHandler { InnerHandler = new PassThroughHandler { InnerHandler = new HttpClientHandler() } },
    };

    private readonly WireMockServer _server = WireMockServer.Start();

    public static TheoryData<string, int, string, bool> Cases()
    {
        var cases = new TheoryData<string, int, string, bool>();
        foreach (var handler in Handlers.Keys)
        {
            foreach (var status in (int[])[301, 302, 303, 307, 308])
            {
                foreach (var call in (string[])["get", "list", "create", "update", "delete"])
                {
                    cases.Add(handler, status, call, false);
                    cases.Add(handler, status, call, true);
                }
            }
        }

        return cases;
    }

    // HttpClientFactory itself rejects a network handler in use, unless it is behind another.
    public static IEnumerable<TheoryDataRow<string, int, string, bool>> CasesInUse() =>
        Cases().Where(row => !row.Data.Item4 || row.Data.Item1.Contains("behind", StringComparison.Ordinal));

    public void Dispose() => _server.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_handler_that_is_new_is_set_not_to_follow(string handler, int status, string call, bool isRegistered)
    {
        Redirect(status);
        using var primary = Handlers[handler]();

        var e = await FailAsync(primary, call, isRegistered);

        Assert.Equal((status, call is "create" or "update" or "delete"), ((int)e.StatusCode, e.MayHaveBeenApplied));
        Assert.DoesNotContain(_server.LogEntries, entry => entry.RequestMessage!.Path == "/elsewhere");
    }

    // These two send the form again, and a create is sent once only.
    public static IEnumerable<TheoryDataRow<string, int, bool>> CreatesSentAgain() => CasesInUse()
        .Where(row => row.Data is { Item2: 307 or 308, Item3: "create" })
        .Select(row => new TheoryDataRow<string, int, bool>(row.Data.Item1, row.Data.Item2, row.Data.Item4));

    public static IEnumerable<TheoryDataRow<string, int, string, bool>> OthersInUse() =>
        CasesInUse().Where(row => row.Data is not { Item2: 307 or 308, Item3: "create" });

    [Theory]
    [MemberData(nameof(OthersInUse))]
    public async Task What_a_handler_in_use_brings_back_from_elsewhere_is_not_a_success(string handler, int status, string call, bool isRegistered)
    {
        Redirect(status);
        using var primary = Handlers[handler]();
        using (var before = new HttpRequestMessage(HttpMethod.Get, _server.Url + "/before"))
            await new HttpMessageInvoker(primary, disposeHandler: false).SendAsync(before, Clients.Token);

        var e = await FailAsync(primary, call, isRegistered);

        Assert.Equal((200, call is "create" or "update" or "delete"), ((int)e.StatusCode, e.MayHaveBeenApplied));
        Assert.Contains($"failed: the service responded with 200 (OK) after a redirect to {_server.Url}/elsewhere, which the primary handler followed: set its AllowAutoRedirect to false", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CreatesSentAgain))]
    public async Task A_create_is_not_sent_to_another_place_as_well(string handler, int status, bool isRegistered)
    {
        Redirect(status);
        using var primary = Handlers[handler]();
        using (var before = new HttpRequestMessage(HttpMethod.Get, _server.Url + "/before"))
            await new HttpMessageInvoker(primary, disposeHandler: false).SendAsync(before, Clients.Token);

        await using var door = new Door(primary, isRegistered, _server.Url!);
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => door.Client.CreateAsync("N", cancellationToken: Clients.Token));

        Assert.True(e.MayHaveBeenApplied);
        Assert.Contains($"the primary handler followed a redirect to {_server.Url}/elsewhere and tried to send the create a second time", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task An_error_that_a_handler_in_use_brings_back_from_elsewhere_is_not_one_of_the_service(int status)
    {
        Redirect(302, status);
        using var primary = new HttpClientHandler();
        using (var before = new HttpRequestMessage(HttpMethod.Get, _server.Url + "/before"))
            await new HttpMessageInvoker(primary, disposeHandler: false).SendAsync(before, Clients.Token);

        var e = await FailAsync(primary, "delete", isRegistered: false);

        Assert.True(e.MayHaveBeenApplied);
        Assert.Single(_server.LogEntries, entry => entry.RequestMessage!.Path == "/elsewhere");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stub_that_follows_by_itself_is_found_out(bool isInPlace)
    {
        using var client = Clients.Over(new Following(isInPlace));

        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.UpdateAsync(7, "N", cancellationToken: Clients.Token));

        Assert.Contains("after a redirect to https://elsewhere.example/", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_404_from_elsewhere_does_not_mean_that_a_delete_was_applied_before()
    {
        using var client = Clients.Over(new StubService(request =>
        {
            if (request.Number == 1)
                throw new HttpRequestException("The response was lost.");
            var response = StubService.Error(System.Net.HttpStatusCode.NotFound);
            response.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://elsewhere.example/");
            return response;
        }));

        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.DeleteAsync(7, Clients.Token));

        Assert.True(e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_redirect_that_leads_nowhere_leaves_an_update_whole_for_its_next_attempt()
    {
        using var port = new ClosedPort();
        _server.Given(Request.Create().WithPath("/api/segments/7").UsingPost()).InScenario("moved").WillSetStateTo("back")
            .RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", port.Address.ToString()));
        _server.Given(Request.Create().WithPath("/api/segments/7").UsingPost()).InScenario("moved").WhenStateIs("back")
            .RespondWith(Response.Create().WithStatusCode(200).WithBody("""{"data":{"id":7}}"""));
        using var primary = new HttpClientHandler();
        using (var before = new HttpRequestMessage(HttpMethod.Get, _server.Url + "/before"))
            await new HttpMessageInvoker(primary, disposeHandler: false).SendAsync(before, Clients.Token);
        using var client = Clients.Over(primary, options => options.BaseAddress = new(_server.Url!));

        await client.UpdateAsync(7, "New name", cancellationToken: Clients.Token);

        Assert.Contains("New name", _server.LogEntries[^1].RequestMessage!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_leads_nowhere_leaves_a_create_in_doubt()
    {
        using var port = new ClosedPort();
        _server.Given(Request.Create().WithPath("/api/segments")).RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", port.Address.ToString()));
        using var primary = new HttpClientHandler();
        using (var before = new HttpRequestMessage(HttpMethod.Get, _server.Url + "/before"))
            await new HttpMessageInvoker(primary, disposeHandler: false).SendAsync(before, Clients.Token);
        using var client = Clients.Over(primary, options => options.BaseAddress = new(_server.Url!));

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));

        Assert.True(e.MayHaveBeenApplied);
        Assert.Single(_server.LogEntries, entry => entry.RequestMessage!.Path == "/api/segments");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_writes_addresses_anew_follows_nothing(bool isOverNetwork)
    {
        _server.Given(Request.Create().WithPath("/gateway/*")).RespondWith(Response.Create().WithStatusCode(200).WithBody(ResponseJson.Data(ResponseJson.Segment(7))));
        HttpMessageHandler terminal = isOverNetwork ? new HttpClientHandler() : new StubService(ResponseJson.Data(ResponseJson.Segment(7)));
        using var client = Clients.Over(new Gateway { InnerHandler = terminal }, options => options.BaseAddress = new(_server.Url!));

        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cookie_is_not_sent_back(bool isRegistered)
    {
        _server.Given(Request.Create().WithPath("/api/segments/7")).RespondWith(Response.Create().WithStatusCode(200).WithHeader("Set-Cookie", "session=1").WithBody(ResponseJson.Data(ResponseJson.Segment(7))));
        await using var clients = new Door(new HttpClientHandler(), isRegistered, _server.Url!);

        await clients.Client.GetAsync(7, Clients.Token);
        await clients.Client.GetAsync(7, Clients.Token);

        Assert.DoesNotContain(_server.LogEntries, entry => entry.RequestMessage!.Cookies is { Count: > 0 });
    }

    private void Redirect(int status, int statusElsewhere = 200)
    {
        _server.Given(Request.Create().WithPath("/api/*")).RespondWith(Response.Create().WithStatusCode(status).WithHeader("Location", _server.Url + "/elsewhere"));
        _server.Given(Request.Create().WithPath("/elsewhere")).RespondWith(Response.Create().WithStatusCode(statusElsewhere).WithBody(ResponseJson.Data(ResponseJson.Segment(7))));
    }

    private async Task<SegmentsUnexpectedResponseException> FailAsync(HttpMessageHandler primary, string call, bool isRegistered)
    {
        await using var door = new Door(primary, isRegistered, _server.Url!);
        var client = door.Client;
        return await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => call switch
        {
            "get" => client.GetAsync(7, Clients.Token),
            "list" => client.GetPageAsync(cancellationToken: Clients.Token),
            "create" => client.CreateAsync("N", cancellationToken: Clients.Token),
            "update" => client.UpdateAsync(7, "N", cancellationToken: Clients.Token),
            _ => client.DeleteAsync(7, Clients.Token),
        });
    }

    /// <summary>A client by either door.</summary>
    private sealed class Door : IAsyncDisposable
    {
        private readonly ServiceProvider? _provider;

        public Door(HttpMessageHandler primary, bool isRegistered, string address)
        {
            if (isRegistered)
            {
                _provider = new ServiceCollection().AddSegmentsClient(options =>
                {
                    Containers.Usual(options);
                    options.BaseAddress = new(address);
                }).ConfigurePrimaryHttpMessageHandler(() => primary).Services.BuildStrictly();
            }

            Client = _provider?.Client() ?? Clients.Over(primary, options => options.BaseAddress = new(address));
        }

        public ISegmentsClient Client { get; }

        public async ValueTask DisposeAsync()
        {
            if (_provider is not null)
                await _provider.DisposeAsync();
        }
    }

    private sealed class Gateway : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(request.RequestUri!, "/gateway" + request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Follows as HttpClientHandler does, in place, or as others do, with a new request.</summary>
    private sealed class Following(bool isInPlace) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var followed = isInPlace ? request : new HttpRequestMessage();
            (followed.Method, followed.RequestUri, followed.Content) = (HttpMethod.Get, new("https://elsewhere.example/"), null);
            var response = StubService.Respond("""{"data":{"id":7}}""");
            response.RequestMessage = followed;
            return Task.FromResult(response);
        }
    }
}

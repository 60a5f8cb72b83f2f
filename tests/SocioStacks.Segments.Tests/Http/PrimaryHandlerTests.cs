using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace SocioStacks.Segments.Tests.Http;

/// <summary>What sends the requests, wherever a user or a host configures it: it is used, and it gets the key.</summary>
public sealed class PrimaryHandlerTests : IDisposable
{
    private const string ApiKey = "the-key-of-the-primary-handler";

    private static readonly Dictionary<string, Action<IServiceCollection, Func<HttpMessageHandler>>> Ways = new()
    {
        ["for all clients, before"] = (services, handler) =>
        {
            services.ConfigureHttpClientDefaults(builder => builder.ConfigurePrimaryHttpMessageHandler(handler));
            services.AddSegmentsClient(Configure);
        },
        ["for all clients, after"] = (services, handler) =>
        {
            services.AddSegmentsClient(Configure);
            services.ConfigureHttpClientDefaults(builder => builder.ConfigurePrimaryHttpMessageHandler(handler));
        },
        ["by name, before"] = (services, handler) =>
        {
            services.AddHttpClient("SocioStacks.Segments").ConfigurePrimaryHttpMessageHandler(handler);
            services.AddSegmentsClient(Configure);
        },
        ["on the builder"] = (services, handler) => services.AddSegmentsClient(Configure).ConfigurePrimaryHttpMessageHandler(handler),
        ["on the builder, after a default"] = (services, handler) =>
        {
            services.ConfigureHttpClientDefaults(builder => builder.ConfigurePrimaryHttpMessageHandler(() => new RejectingContent()));
            services.AddSegmentsClient(Configure).ConfigurePrimaryHttpMessageHandler(handler);
        },
        ["by the options of the factory"] = (services, handler) =>
        {
            services.AddSegmentsClient(Configure);
            services.PostConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = handler()));
        },
        ["by a filter, before"] = (services, handler) =>
        {
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Replacing(handler));
            services.AddSegmentsClient(Configure);
        },
        ["by a filter, after"] = (services, handler) =>
        {
            services.AddSegmentsClient(Configure);
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Replacing(handler));
        },
    };

    private readonly ServiceCollection _services = new();
    private readonly StubService _service = new(ResponseJson.Data(ResponseJson.Segment(7)));

    public static TheoryData<string> AllWays => [.. Ways.Keys];

    public void Dispose() => _service.Dispose();

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task A_primary_handler_is_used_and_gets_the_key(string way)
    {
        Ways[way](_services, () => _service);
        await using var provider = _services.BuildStrictly();

        await provider.Client().GetAsync(7, Clients.Token);

        Assert.Equal("Bearer " + ApiKey, _service.Only.Authorization);
    }

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task A_primary_handler_that_follows_redirects_and_keeps_cookies_is_set_not_to(string way)
    {
        using var handler = new HttpClientHandler();
        Ways[way](_services, () => handler);
        await using var provider = _services.BuildStrictly();
        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("SocioStacks.Segments");
        Assert.Equal((false, false), (handler.AllowAutoRedirect, handler.UseCookies));
    }

    [Fact]
    public async Task A_host_that_sets_up_SocketsHttpHandler_for_all_clients_sets_up_ours()
    {
        SocketsHttpHandler? set = null;
        _services.ConfigureHttpClientDefaults(builder => builder.UseSocketsHttpHandler((handler, _) => set = handler));
        _services.AddSegmentsClient(Configure);
        await using var provider = _services.BuildStrictly();

        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("SocioStacks.Segments");

        Assert.Equal((TimeSpan.FromMinutes(2), DecompressionMethods.All, false, false), (set!.PooledConnectionLifetime, set.AutomaticDecompression, set.AllowAutoRedirect, set.UseCookies));
    }

    [Fact]
    public async Task Each_keyed_client_has_the_primary_handler_of_the_host_and_its_own_key()
    {
        _services.ConfigureHttpClientDefaults(builder => builder.ConfigurePrimaryHttpMessageHandler(() => _service));
        _services.AddKeyedSegmentsClient("a", options => options.ApiKey = "key-of-a");
        _services.AddKeyedSegmentsClient("b", options => options.ApiKey = "key-of-b");
        await using var provider = _services.BuildStrictly();

        await provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token);
        await provider.GetRequiredKeyedService<ISegmentsClient>("b").GetAsync(7, Clients.Token);

        Assert.Equal(["Bearer key-of-a", "Bearer key-of-b"], _service.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task Other_clients_of_the_host_stay_as_they_are()
    {
        using var handler = new HttpClientHandler();
        _services.AddSegmentsClient(Configure);
        _services.AddHttpClient("theirs").ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = _services.BuildStrictly();

        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("theirs");

        Assert.Equal((true, true), (handler.AllowAutoRedirect, handler.UseCookies));
    }

    [Fact]
    public async Task A_primary_handler_that_comes_later_than_the_key_is_not_sent_anything_and_the_call_reports_why()
    {
        _services.AddSegmentsClient(Configure);
        _services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Replacing(() => _service)));
        await using var provider = _services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsApiKeyException>(() => provider.Client().CreateAsync("N", cancellationToken: Clients.Token));

        Assert.False(e.MayHaveBeenApplied);
        Assert.Contains("the request would have no API key, because the primary handler of the HttpClient was replaced", e.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(IHttpMessageHandlerBuilderFilter), e.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_client_whose_own_handlers_were_removed_sends_nothing_and_reports_why()
    {
        _services.AddSegmentsClient(Configure).Over(_service).ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear());
        await using var provider = _services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => provider.Client().GetAsync(7, Clients.Token));

        Assert.Contains("The message handlers of SegmentsClient were removed", e.InnerException!.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_get_or_delete_has_no_content_where_the_primary_handler_is_not_one_of_NETs(bool isRegistered)
    {
        var service = new RejectingContent();
        await using var provider = _services.AddSegmentsClient(Configure).Over(service).Services.BuildStrictly();
        using var created = Clients.Over(service);
        var client = isRegistered ? provider.Client() : created;

        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
        await client.DeleteAsync(7, Clients.Token);
    }

    [Fact]
    public async Task A_users_handler_sees_a_get_without_content()
    {
        await using var server = new RawServer();
        await using var provider = _services.AddSegmentsClient(options => (options.ApiKey, options.BaseAddress) = (ApiKey, server.Address))
            .AddHttpMessageHandler(() => new RejectingContentHandler()).Services.BuildStrictly();
        Assert.Equal(1, (await provider.Client().GetAsync(1, Clients.Token)).Id);
    }

    [Theory]
    [InlineData(typeof(SocketsHttpHandler))]
    [InlineData(typeof(HttpClientHandler))]
    public async Task A_get_whose_connection_ends_is_sent_as_often_as_the_options_allow_and_no_more(Type handler)
    {
        await using var server = new Faults.FaultServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number > 1)
                return;
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"data\":{\"id\":7}}");
            await connection.ReadRequestAsync();
        });
        using var client = Clients.Over((HttpMessageHandler)Activator.CreateInstance(handler)!, options =>
            (options.BaseAddress, options.MaxRetries) = (new($"http://127.0.0.1:{server.Port}/"), 0));
        await client.GetAsync(7, Clients.Token);

        // On the connection that was kept open, where SocketsHttpHandler would retry it by itself.
        await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));

        Assert.Equal(1, server.Attempts);
    }

    [Theory]
    [InlineData("1.1", HttpVersionPolicy.RequestVersionOrLower)]
    [InlineData("2.0", HttpVersionPolicy.RequestVersionExact)]
    [InlineData("3.0", HttpVersionPolicy.RequestVersionOrLower)]
    public async Task The_version_that_HttpClient_is_set_to_is_asked_for(string version, HttpVersionPolicy policy)
    {
        var seen = new List<(string, HttpVersionPolicy)>();
        _services.ConfigureHttpClientDefaults(builder => builder.ConfigureHttpClient(client => (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (new(version), policy)));
        _services.AddSegmentsClient(Configure).Over(_service).AddHttpMessageHandler(() => new ObservingHandler(request => seen.Add((request.Version.ToString(), request.VersionPolicy))));
        await using var provider = _services.BuildStrictly();

        await provider.Client().GetAsync(7, Clients.Token);
        await provider.Client().UpdateAsync(7, "N", cancellationToken: Clients.Token);

        Assert.Equal([(version, policy), (version, policy)], seen);
    }

    [Fact]
    public async Task Clients_that_are_set_to_different_versions_do_not_mix_them_up()
    {
        var seen = new List<string>();
        foreach (var version in (string[])["1.1", "2.0"])
        {
            _services.AddKeyedSegmentsClient(version, Configure).Over(_service)
                .ConfigureHttpClient(client => client.DefaultRequestVersion = new(version))
                .AddHttpMessageHandler(() => new ObservingHandler(request => seen.Add(request.Version.ToString())));
        }

        await using var provider = _services.BuildStrictly();
        foreach (var version in (string[])["1.1", "2.0", "1.1"])
            await provider.GetRequiredKeyedService<ISegmentsClient>(version).GetAsync(7, Clients.Token);

        Assert.Equal(["1.1", "2.0", "1.1"], seen);
    }

    private static void Configure(SegmentsClientOptions options)
    {
        Containers.Usual(options);
        options.ApiKey = ApiKey;
    }

    private sealed class Replacing(Func<HttpMessageHandler> handler) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = handler();
        };
    }

    private sealed class RejectingContent : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Content is null ? Task.FromResult(StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7)))) : throw new InvalidOperationException($"Not with a content: {request.Content}.");
    }

    private sealed class RejectingContentHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Content is null ? base.SendAsync(request, cancellationToken) : throw new InvalidOperationException("Not with a content.");
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SocioStacks.Segments.Tests.DependencyInjection;

/// <summary>The four ways into a container, and what they return.</summary>
public sealed class RegistrationTests : IDisposable
{
    private readonly ServiceCollection _services = new();
    private readonly StubService _service = new(_ => StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7))));

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_client_registered_with_a_delegate_works()
    {
        _services.AddSegmentsClient(options => options.ApiKey = "delegate").Over(_service);
        await using var provider = _services.BuildStrictly();
        await provider.Client().GetAsync(7, Clients.Token);
        Assert.Equal("Bearer delegate", _service.Only.Authorization);
    }

    [Fact]
    public async Task A_client_registered_with_a_section_works()
    {
        var configuration = Containers.Configuration(("ApiKey", "section"), ("BaseAddress", "https://section.example/v2"));
        _services.AddSegmentsClient(configuration.GetSection(Containers.Section)).Over(_service);
        await using var provider = _services.BuildStrictly();
        await provider.Client().GetAsync(7, Clients.Token);
        Assert.Equal(("Bearer section", "https://section.example/v2/api/segments/7"), (_service.Only.Authorization, _service.Only.Uri.ToString()));
    }

    [Fact]
    public async Task A_keyed_client_registered_with_a_delegate_works()
    {
        _services.AddKeyedSegmentsClient("a", options => options.ApiKey = "keyed").Over(_service);
        await using var provider = _services.BuildStrictly();
        await provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token);
        Assert.Equal("Bearer keyed", _service.Only.Authorization);
    }

    [Fact]
    public async Task A_keyed_client_registered_with_a_section_works()
    {
        var configuration = Containers.Configuration(("ApiKey", "keyed-section"));
        _services.AddKeyedSegmentsClient("a", configuration.GetSection(Containers.Section)).Over(_service);
        await using var provider = _services.BuildStrictly();
        await provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token);
        Assert.Equal("Bearer keyed-section", _service.Only.Authorization);
    }

    [Fact]
    public async Task Options_can_be_set_apart_from_the_registration()
    {
        _services.AddSegmentsClient().Over(_service);
        _services.Configure<SegmentsClientOptions>(options => options.ApiKey = "apart");
        await using var provider = _services.BuildStrictly();
        await provider.Client().GetAsync(7, Clients.Token);
        Assert.Equal("Bearer apart", _service.Only.Authorization);
    }

    [Fact]
    public async Task Every_setting_of_a_section_is_read()
    {
        var configuration = Containers.Configuration(
            ("ApiKey", "k"), ("BaseAddress", "http://localhost:8080/"), ("MaxRetries", "7"), ("AttemptTimeout", "00:00:11"), ("MaxRateLimitWait", "00:05:00"), ("MaxResponseBytes", "1234"));
        _services.AddSegmentsClient(configuration.GetSection(Containers.Section));
        await using var provider = _services.BuildStrictly();

        var options = provider.GetRequiredService<IOptions<SegmentsClientOptions>>().Value;

        Assert.Equal(
            ("k", "http://localhost:8080/", 7, TimeSpan.FromSeconds(11), TimeSpan.FromMinutes(5), 1234L),
            (options.ApiKey, options.BaseAddress.ToString(), options.MaxRetries, options.AttemptTimeout, options.MaxRateLimitWait, options.MaxResponseBytes));
    }

    [Fact]
    public async Task A_section_with_a_key_only_leaves_all_else_as_documented()
    {
        _services.AddSegmentsClient(Containers.Configuration(("ApiKey", "k")).GetSection(Containers.Section));
        await using var provider = _services.BuildStrictly();

        var options = provider.GetRequiredService<IOptions<SegmentsClientOptions>>().Value;

        Assert.Equal(
            ("https://sms.sociostacks.com/", 3, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)),
            (options.BaseAddress.ToString(), options.MaxRetries, options.AttemptTimeout, options.MaxRateLimitWait));
    }

    [Fact]
    public async Task The_client_is_a_singleton_of_the_root()
    {
        _services.AddSegmentsClient(Containers.Usual);
        await using var provider = _services.BuildStrictly();
        var client = provider.Client();
        await using var scope = provider.CreateAsyncScope();
        Assert.Same(client, scope.ServiceProvider.Client());
    }

    [Fact]
    public async Task A_singleton_may_depend_on_the_client()
    {
        _services.AddSegmentsClient(Containers.Usual);
        _services.AddSingleton<Dependent>();
        await using var provider = _services.BuildStrictly();
        Assert.NotNull(provider.GetRequiredService<Dependent>().Client);
    }

    [Fact]
    public async Task The_users_own_client_is_not_replaced()
    {
        var own = SegmentsClient.Create(Clients.UniqueKey());
        _services.AddSingleton<ISegmentsClient>(own);
        _services.AddSegmentsClient(Containers.Usual);
        await using var provider = _services.BuildStrictly();
        Assert.Same(own, provider.Client());
    }

    [Fact]
    public async Task Two_accounts_send_each_its_own_key_to_its_own_address()
    {
        var first = new StubService(_ => StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7))));
        var second = new StubService(_ => StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7))));
        _services.AddKeyedSegmentsClient("first", options => (options.ApiKey, options.BaseAddress) = ("key-of-first", new("https://first.example/"))).Over(first);
        _services.AddKeyedSegmentsClient("second", options => (options.ApiKey, options.BaseAddress) = ("key-of-second", new("https://second.example/"))).Over(second);
        await using var provider = _services.BuildStrictly();

        await provider.GetRequiredKeyedService<ISegmentsClient>("second").GetAsync(7, Clients.Token);
        await provider.GetRequiredKeyedService<ISegmentsClient>("first").GetAsync(7, Clients.Token);

        Assert.Equal(("Bearer key-of-first", "first.example"), (first.Only.Authorization, first.Only.Uri.Host));
        Assert.Equal(("Bearer key-of-second", "second.example"), (second.Only.Authorization, second.Only.Uri.Host));
    }

    [Fact]
    public async Task A_keyed_client_stands_beside_the_one_without_a_key()
    {
        var keyed = new StubService(_ => StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7))));
        _services.AddSegmentsClient(options => options.ApiKey = "plain").Over(_service);
        _services.AddKeyedSegmentsClient("a", options => options.ApiKey = "keyed").Over(keyed);
        await using var provider = _services.BuildStrictly();

        await provider.Client().GetAsync(7, Clients.Token);

        Assert.Equal("Bearer plain", _service.Only.Authorization);
        Assert.Empty(keyed.Requests);
    }

    [Fact]
    public async Task Different_keys_with_the_same_text_are_different_clients()
    {
        _services.AddKeyedSegmentsClient(1, options => options.ApiKey = "of-the-number").Over(_service);
        _services.AddKeyedSegmentsClient("1", options => options.ApiKey = "of-the-text").Over(_service);
        await using var provider = _services.BuildStrictly();

        await provider.GetRequiredKeyedService<ISegmentsClient>(1).GetAsync(7, Clients.Token);
        await provider.GetRequiredKeyedService<ISegmentsClient>("1").GetAsync(7, Clients.Token);

        Assert.Equal(["Bearer of-the-number", "Bearer of-the-text"], _service.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task The_options_of_a_keyed_client_have_the_name_of_its_key()
    {
        _services.AddKeyedSegmentsClient("a", Containers.Usual).Over(_service);
        _services.Configure<SegmentsClientOptions>("a", options => options.ApiKey = "by-name");
        await using var provider = _services.BuildStrictly();
        await provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token);
        Assert.Equal("Bearer by-name", _service.Only.Authorization);
    }

    [Fact]
    public async Task A_second_registration_adds_to_the_options_of_the_first()
    {
        _services.AddSegmentsClient(options => options.ApiKey = "first").Over(_service);
        _services.AddSegmentsClient(options => options.BaseAddress = new("https://second.example/"));
        await using var provider = _services.BuildStrictly();
        await provider.Client().GetAsync(7, Clients.Token);
        Assert.Equal(("Bearer first", "second.example"), (_service.Only.Authorization, _service.Only.Uri.Host));
    }

    [Fact]
    public async Task A_second_registration_leaves_one_client()
    {
        _services.AddSegmentsClient(Containers.Usual);
        _services.AddSegmentsClient(Containers.Usual);
        await using var provider = _services.BuildStrictly();
        Assert.Single(provider.GetServices<ISegmentsClient>());
    }

    [Fact]
    public async Task The_clock_of_the_container_is_used_where_the_options_name_none()
    {
        var clock = new AutoAdvancingTimeProvider();
        _services.AddSingleton<TimeProvider>(clock);
        var service = new StubService(request => request.Number > 1 ? StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7))) : StubService.Error(System.Net.HttpStatusCode.InternalServerError));
        _services.AddSegmentsClient(options => (options.ApiKey, options.AttemptTimeout) = (Clients.UniqueKey(), AutoAdvancingTimeProvider.Longest)).Over(service);
        await using var provider = _services.BuildStrictly();
        await provider.Client().GetAsync(7, Clients.Token);
        Assert.Single(clock.Waits);
    }

    [Fact]
    public async Task The_client_ends_with_the_container()
    {
        _services.AddSegmentsClient(Containers.Usual).Over(_service);
        ISegmentsClient client;
        await using (var provider = _services.BuildStrictly())
            client = provider.Client();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.GetAsync(7, Clients.Token));
    }

    [Theory]
    [InlineData("services")]
    [InlineData("configuration")]
    [InlineData("service key")]
    [InlineData("delegate")]
    public void What_is_needed_may_not_be_null(string missing)
    {
        var section = Containers.Configuration().GetSection(Containers.Section);
        Assert.Throws<ArgumentNullException>(() => missing switch
        {
            "services" => SegmentsServiceCollectionExtensions.AddSegmentsClient(null!, Containers.Usual),
            "configuration" => _services.AddSegmentsClient((Microsoft.Extensions.Configuration.IConfiguration)null!),
            "service key" => _services.AddKeyedSegmentsClient(null!, section),
            _ => _services.AddKeyedSegmentsClient("a", (Action<SegmentsClientOptions>)null!),
        });
    }

    private sealed record Dependent(ISegmentsClient Client);
}

using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace SocioStacks.Segments.Tests.Options;

/// <summary>A configuration that is reloaded counts from the next attempt on.</summary>
public sealed class ReloadTests
{
    private readonly IConfigurationRoot _configuration = Containers.Configuration(
        ("ApiKey", "first"), ("BaseAddress", "https://first.example/one"), ("AttemptTimeout", AutoAdvancingTimeProvider.Longest.ToString()));

    [Fact]
    public async Task The_next_call_has_the_new_key()
    {
        var service = new StubService(_ => Good());
        await using var provider = Build(service);
        await provider.Client().GetAsync(7, Clients.Token);

        _configuration.Change("ApiKey", "second");
        await provider.Client().GetAsync(7, Clients.Token);

        Assert.Equal(["Bearer first", "Bearer second"], service.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task The_next_call_goes_to_the_new_address()
    {
        var service = new StubService(_ => Good());
        await using var provider = Build(service);
        await provider.Client().GetAsync(7, Clients.Token);

        _configuration.Change("BaseAddress", "https://second.example/two");
        await provider.Client().GetAsync(7, Clients.Token);

        Assert.Equal(["https://first.example/one/api/segments/7", "https://second.example/two/api/segments/7"], service.Requests.Select(request => request.Uri.ToString()));
    }

    [Fact]
    public async Task The_next_attempt_of_a_call_in_flight_has_the_new_key()
    {
        var service = new StubService(request =>
        {
            if (request.Number > 1)
                return Good();
            _configuration.Change("ApiKey", "second");
            return StubService.Error(HttpStatusCode.InternalServerError);
        });
        await using var provider = Build(service);

        await provider.Client().GetAsync(7, Clients.Token);

        Assert.Equal(["Bearer first", "Bearer second"], service.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task The_next_attempt_of_a_call_in_flight_goes_to_the_new_address()
    {
        var service = new StubService(request =>
        {
            if (request.Number > 1)
                return StubService.Respond(ResponseJson.Page(3, 3));
            _configuration.Change("BaseAddress", "https://second.example/");
            return StubService.Error(HttpStatusCode.InternalServerError);
        });
        await using var provider = Build(service);

        await provider.Client().GetPageAsync(3, cancellationToken: Clients.Token);

        Assert.Equal("https://second.example/api/segments/?page=3&results_per_page=25", service.Requests[1].Uri.ToString());
    }

    [Fact]
    public async Task The_number_of_retries_counts_as_it_is_when_an_attempt_has_failed()
    {
        var service = new StubService(_ =>
        {
            _configuration.Change("MaxRetries", "1");
            return StubService.Error(HttpStatusCode.InternalServerError);
        });
        await using var provider = Build(service);

        await Assert.ThrowsAsync<SegmentsApiException>(() => provider.Client().GetAsync(7, Clients.Token));

        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData("MaxRetries", "many")]
    [InlineData("MaxRetries", "-1")]
    [InlineData("ApiKey", "a key with spaces")]
    [InlineData("ApiKey", "")]
    [InlineData("BaseAddress", "http://elsewhere.example/")]
    [InlineData("AttemptTimeout", "30")]
    public async Task After_a_reload_that_is_not_valid_the_last_valid_options_stay_in_force(string setting, string value)
    {
        var service = new StubService(_ => Good());
        await using var provider = Build(service);
        await provider.Client().GetAsync(7, Clients.Token);

        _configuration.Change(setting, value);
        await provider.Client().GetAsync(7, Clients.Token);
        await provider.Client().GetAsync(7, Clients.Token);

        Assert.Equal(3, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.Equal(("Bearer first", "first.example"), (request.Authorization, request.Uri.Host)));
    }

    [Fact]
    public async Task A_reload_that_is_not_valid_is_logged_as_an_error_once_by_its_path_and_without_its_value()
    {
        await using var provider = Build(new StubService(_ => Good()));
        await provider.Client().GetAsync(7, Clients.Token);

        _configuration.Change("ApiKey", "sk-secret with a space");
        for (var i = 0; i < 3; i++)
            await provider.Client().GetAsync(7, Clients.Token);

        var record = Assert.Single(Logged(provider));
        Assert.Equal((LogLevel.Error, new EventId(5, "InvalidOptions")), (record.Level, record.Id));
        Assert.Equal(
            "The reloaded options of SegmentsClient are not valid; the last valid ones stay in force. SocioStacks:Segments:ApiKey contains a space or a non-ASCII character; a key consists of visible ASCII characters.",
            record.Message);
        Assert.Null(record.Exception);
        Assert.DoesNotContain("sk-secret", string.Join(" ", record.StructuredState!.Select(pair => pair.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reload_that_is_not_valid_is_logged_with_all_that_is_wrong()
    {
        await using var provider = Build(new StubService(_ => Good()));
        await provider.Client().GetAsync(7, Clients.Token);

        _configuration.Change("MaxRetries", "many");
        _configuration.Change("AttemptTimeout", "30");

        Assert.Equal([1, 2], Logged(provider).Select(record => record.Message.Split("SocioStacks:Segments:").Length - 1));
    }

    [Fact]
    public async Task A_reload_that_is_not_valid_heals_with_the_next_one()
    {
        var service = new StubService(_ => Good());
        await using var provider = Build(service);
        await provider.Client().GetAsync(7, Clients.Token);

        _configuration.Change("ApiKey", "not a key");
        await provider.Client().GetAsync(7, Clients.Token);
        _configuration.Change("ApiKey", "second");
        await provider.Client().GetAsync(7, Clients.Token);

        Assert.Equal(["Bearer first", "Bearer first", "Bearer second"], service.Requests.Select(request => request.Authorization));
        Assert.Single(Logged(provider));
    }

    [Fact]
    public async Task A_reload_that_is_not_valid_costs_the_calls_after_it_no_exception()
    {
        await using var provider = Build(new StubService(_ => Good()));
        await provider.Client().GetAsync(7, Clients.Token);
        _configuration.Change("MaxRetries", "many");
        var here = new AsyncLocal<bool> { Value = true };
        var thrown = 0;
        EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> count = (_, _) => thrown += here.Value ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += count;
        try
        {
            await provider.Client().GetAsync(7, Clients.Token);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= count;
        }

        Assert.Equal(0, thrown);
    }

    [Fact]
    public async Task A_reload_that_is_not_valid_keeps_no_one_else_from_seeing_it()
    {
        await using var provider = Build(new StubService(_ => Good()));
        await provider.Client().GetAsync(7, Clients.Token);
        var seen = 0;
        using var theirs = Microsoft.Extensions.Primitives.ChangeToken.OnChange(_configuration.GetReloadToken, () => seen++);
        using var ours = provider.GetRequiredService<IOptionsMonitor<SegmentsClientOptions>>().OnChange(options => seen += options.ApiKey == "first" ? 1 : 0);

        _configuration.Change("MaxRetries", "many");

        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task A_reload_of_one_client_that_is_not_valid_leaves_another_one_to_its_own()
    {
        _configuration["Second:ApiKey"] = "of-the-second";
        var service = new StubService(_ => Good());
        var services = new ServiceCollection();
        services.AddKeyedSegmentsClient("a", _configuration.GetSection(Containers.Section)).Over(service);
        services.AddKeyedSegmentsClient("b", _configuration.GetSection("Second")).Over(service);
        await using var provider = services.BuildStrictly();
        await provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token);
        await provider.GetRequiredKeyedService<ISegmentsClient>("b").GetAsync(7, Clients.Token);

        _configuration["Second:ApiKey"] = "of-the-second-too";
        _configuration.Change("ApiKey", "not a key");
        await provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token);
        await provider.GetRequiredKeyedService<ISegmentsClient>("b").GetAsync(7, Clients.Token);

        Assert.Equal(["Bearer first", "Bearer of-the-second", "Bearer first", "Bearer of-the-second-too"], service.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_delegate_that_throws_at_a_reload_is_named_by_what_it_threw_and_not_by_its_text()
    {
        var service = new StubService(_ => Good());
        var isThrowing = false;
        var services = Registered(service);
        services.Configure<SegmentsClientOptions>(_ =>
        {
            if (isThrowing)
                throw new InvalidTimeZoneException("sk-secret");
        });
        await using var provider = services.BuildStrictly();
        await provider.Client().GetAsync(7, Clients.Token);

        isThrowing = true;
        _configuration.Change("MaxRetries", "2");
        await provider.Client().GetAsync(7, Clients.Token);

        Assert.EndsWith(" InvalidTimeZoneException was thrown.", Assert.Single(Logged(provider)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_are_not_valid_at_the_start_are_rejected_and_heal_with_a_reload()
    {
        _configuration.Change("MaxRetries", "many");
        var service = new StubService(_ => Good());
        await using var provider = Build(service);
        Assert.Throws<OptionsValidationException>(provider.Client);

        Assert.ThrowsAny<Exception>(() => _configuration.Change("AttemptTimeout", "30"));
        Assert.Throws<OptionsValidationException>(provider.Client);
        _configuration["SocioStacks:Segments:MaxRetries"] = "2";
        _configuration.Change("AttemptTimeout", AutoAdvancingTimeProvider.Longest.ToString());
        await provider.Client().GetAsync(7, Clients.Token);

        Assert.Empty(Logged(provider));
    }

    [Fact]
    public async Task Options_that_are_not_there_for_once_do_not_hide_what_became_of_a_call_in_flight()
    {
        var monitor = new Monitor();
        var service = new StubService(_ =>
        {
            monitor.IsThrowing = true;
            return StubService.Respond("""{"data":{"id":7}}""");
        });
        var services = new ServiceCollection();
        services.AddSegmentsClient().Over(service);
        services.AddSingleton<IOptionsMonitor<SegmentsClientOptions>>(monitor);
        await using var provider = services.BuildStrictly();

        Assert.Equal(7, await provider.Client().CreateAsync("Spring sale", cancellationToken: Clients.Token));
        Assert.Equal(7, await provider.Client().CreateAsync("Summer sale", cancellationToken: Clients.Token));
    }

    [Fact]
    public async Task A_keyed_clients_options_are_reloaded_too()
    {
        var service = new StubService(_ => Good());
        await using var provider = new ServiceCollection()
            .AddKeyedSegmentsClient("a", _configuration.GetSection(Containers.Section)).Over(service).Services.BuildStrictly();
        await provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token);

        _configuration.Change("ApiKey", "second");
        await provider.GetRequiredKeyedService<ISegmentsClient>("a").GetAsync(7, Clients.Token);

        Assert.Equal(["Bearer first", "Bearer second"], service.Requests.Select(request => request.Authorization));
    }

    private static HttpResponseMessage Good() => StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7)));

    private static IEnumerable<FakeLogRecord> Logged(IServiceProvider provider) =>
        provider.GetFakeLogCollector().GetSnapshot().Where(record => record.Category == "SocioStacks.Segments");

    private ServiceProvider Build(StubService service) => Registered(service).BuildStrictly();

    private ServiceCollection Registered(StubService service)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddFakeLogging());
        services.AddSingleton<TimeProvider>(new AutoAdvancingTimeProvider());
        services.AddSegmentsClient(_configuration.GetSection(Containers.Section)).Over(service);
        return services;
    }

    private sealed class Monitor : IOptionsMonitor<SegmentsClientOptions>
    {
        private readonly SegmentsClientOptions _options = new() { ApiKey = Clients.UniqueKey() };

        public bool IsThrowing { get; set; }

        public SegmentsClientOptions CurrentValue => Get(null);

        public SegmentsClientOptions Get(string? name) => IsThrowing ? throw new InvalidOperationException("Not now.") : _options;

        public IDisposable? OnChange(Action<SegmentsClientOptions, string?> listener) => null;
    }
}

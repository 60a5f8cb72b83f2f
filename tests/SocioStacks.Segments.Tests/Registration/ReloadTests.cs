using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocioStacks.Segments.Tests.Client;

namespace SocioStacks.Segments.Tests.Registration;

/// <summary>A configuration that is reloaded counts from the next attempt on.</summary>
public sealed class ReloadTests
{
    private readonly IConfigurationRoot _configuration = Containers.Configuration(
        ("ApiKey", "first"), ("BaseAddress", "https://first.example/one"), ("AttemptTimeout", PassingClock.Longest.ToString()));

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
    public async Task The_next_attempt_of_a_call_under_way_has_the_new_key()
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
    public async Task The_next_attempt_of_a_call_under_way_goes_to_the_new_address()
    {
        var service = new StubService(request =>
        {
            if (request.Number > 1)
                return StubService.Answer(Json.Page(3, 3));
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

    [Fact]
    public async Task A_reload_that_cannot_be_read_fails_by_its_path_until_it_is_put_right()
    {
        var service = new StubService(_ => Good());
        await using var provider = Build(service);
        await provider.Client().GetAsync(7, Clients.Token);

        Assert.ThrowsAny<Exception>(() => _configuration.Change("MaxRetries", "many"));
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => provider.Client().GetAsync(7, Clients.Token));
        Assert.StartsWith("SocioStacks:Segments:MaxRetries cannot be read", e.Message, StringComparison.Ordinal);

        _configuration.Change("MaxRetries", "2");
        await provider.Client().GetAsync(7, Clients.Token);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_reload_that_cannot_be_read_does_not_hide_what_became_of_a_call_under_way()
    {
        var service = new StubService(_ =>
        {
            Assert.ThrowsAny<Exception>(() => _configuration.Change("MaxRetries", "many"));
            return StubService.Answer("""{"data":{"id":7}}""");
        });
        await using var provider = Build(service);

        Assert.Equal(7, await provider.Client().CreateAsync("Spring sale", cancellationToken: Clients.Token));
    }

    [Fact]
    public async Task A_reload_that_cannot_be_read_leaves_no_doubt_about_a_create_under_way()
    {
        var service = new StubService(_ =>
        {
            Assert.ThrowsAny<Exception>(() => _configuration.Change("MaxRetries", "many"));
            return StubService.Error(HttpStatusCode.InternalServerError);
        });
        await using var provider = Build(service);

        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => provider.Client().CreateAsync("Spring sale", cancellationToken: Clients.Token));

        Assert.True(e.MayHaveBeenApplied);
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

    private static HttpResponseMessage Good() => StubService.Answer(Json.Data(Json.Segment(7)));

    private ServiceProvider Build(StubService service)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new PassingClock());
        services.AddSegmentsClient(_configuration.GetSection(Containers.Section)).Over(service);
        return services.BuildStrictly();
    }
}

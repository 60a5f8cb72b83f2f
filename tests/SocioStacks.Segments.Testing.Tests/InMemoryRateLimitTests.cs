using System.Net;
using System.Net.Http.Headers;

namespace SocioStacks.Segments.Testing.Tests;

public sealed class InMemoryRateLimitTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Without_a_limit_no_response_mentions_one()
    {
        using var response = await ListAsync();

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("X-RateLimit", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Responses_report_the_limit_and_what_remains()
    {
        _test.Service.EnableRateLimit(3);
        using var response = await ListAsync();

        Assert.Equal("3", Header(response, "X-RateLimit-Limit"));
        Assert.Equal("2", Header(response, "X-RateLimit-Remaining"));
        Assert.Null(Header(response, "X-RateLimit-Reset"));
    }

    [Fact]
    public async Task The_limit_is_the_documented_one_by_default()
    {
        _test.Service.EnableRateLimit();
        using var response = await ListAsync();

        Assert.Equal("60", Header(response, "X-RateLimit-Limit"));
    }

    [Fact]
    public async Task An_error_reports_the_limit_too()
    {
        _test.Service.EnableRateLimit(3);
        using var response = await _test.Raw.GetAsync(new Uri("api/segments/7", UriKind.Relative), ServiceUnderTest.Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("3", Header(response, "X-RateLimit-Limit"));
    }

    [Fact]
    public async Task The_last_response_of_a_window_does_not_report_what_remains()
    {
        _test.Service.EnableRateLimit(1);
        using var response = await ListAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("1", Header(response, "X-RateLimit-Limit"));
        Assert.Null(Header(response, "X-RateLimit-Remaining"));
    }

    [Fact]
    public async Task A_request_beyond_the_limit_is_rejected_until_the_window_ends()
    {
        _test.Service.EnableRateLimit(1);
        using var first = await ListAsync();
        _test.Time.Advance(TimeSpan.FromSeconds(12.3));
        using var second = await ListAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal("1", Header(second, "X-RateLimit-Limit"));
        Assert.Null(Header(second, "X-RateLimit-Remaining"));
        Assert.Equal("48", Header(second, "X-RateLimit-Reset"));
        Assert.Null(second.Headers.RetryAfter);
        Assert.Equal(429, (await ServiceUnderTest.JsonOf(second)).GetProperty("errors")[0].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_window_begins_with_its_first_request_and_does_not_move()
    {
        _test.Service.EnableRateLimit(2, TimeSpan.FromSeconds(10));
        _test.Time.Advance(TimeSpan.FromSeconds(7));
        using var first = await ListAsync();
        _test.Time.Advance(TimeSpan.FromSeconds(9));
        using var second = await ListAsync();
        using var third = await ListAsync();
        _test.Time.Advance(TimeSpan.FromSeconds(1));
        using var fourth = await ListAsync();

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("1", Header(third, "X-RateLimit-Reset"));
        Assert.Equal(HttpStatusCode.OK, fourth.StatusCode);
        Assert.Equal("1", Header(fourth, "X-RateLimit-Remaining"));
    }

    [Fact]
    public async Task A_rejected_request_does_nothing()
    {
        _test.Service.EnableRateLimit(1);
        using var first = await ListAsync();
        using var second = await _test.PostAsync("api/segments", ("name", "S"));

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Empty(_test.Service.Segments);
    }

    [Fact]
    public async Task Every_key_has_a_window_of_its_own()
    {
        _test.Service.EnableRateLimit(1);
        using var first = await ListAsync();
        _test.Raw.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "another-key");
        using var second = await ListAsync();

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task A_request_without_a_key_is_in_no_window()
    {
        _test.Service.EnableRateLimit(1);
        _test.Raw.DefaultRequestHeaders.Authorization = null;
        using var response = await ListAsync();

        Assert.Null(Header(response, "X-RateLimit-Limit"));
    }

    [Fact]
    public async Task The_client_waits_for_the_window_to_end()
    {
        var clock = new AutoAdvancingTimeProvider();
        var service = new Segments.Testing.InMemorySegmentsService(clock);
        service.EnableRateLimit(2);
        using var client = Clients.Over(service.CreateHandler(), options => (options.TimeProvider, options.MaxRateLimitWait) = (clock, TimeSpan.FromDays(1)));

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.GetPageAsync(cancellationToken: ServiceUnderTest.Token)));

        Assert.Equal(4, pages.Length);
    }

    [Fact]
    public async Task The_limit_of_one_service_does_not_throttle_a_client_of_another()
    {
        _test.Service.EnableRateLimit(1);
        var options = new SegmentsClientOptions { ApiKey = "test-key", TimeProvider = _test.Time, MaxRateLimitWait = TimeSpan.Zero };
        using var here = SegmentsClient.Create(options, _test.Service.CreateHandler());
        using var there = SegmentsClient.Create(options, new Segments.Testing.InMemorySegmentsService(_test.Time).CreateHandler());
        await here.GetPageAsync(cancellationToken: ServiceUnderTest.Token);
        await Assert.ThrowsAsync<SegmentsRateLimitException>(() => here.GetPageAsync(cancellationToken: ServiceUnderTest.Token));

        await there.GetPageAsync(cancellationToken: ServiceUnderTest.Token);
    }

    [Fact]
    public void A_limit_below_1_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _test.Service.EnableRateLimit(0));

    [Fact]
    public void A_window_without_a_length_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _test.Service.EnableRateLimit(1, TimeSpan.Zero));

    private Task<HttpResponseMessage> ListAsync() => _test.Raw.GetAsync(new Uri("api/segments/", UriKind.Relative), ServiceUnderTest.Token);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;
}

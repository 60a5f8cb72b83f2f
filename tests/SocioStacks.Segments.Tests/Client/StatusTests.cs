using Microsoft.Extensions.Time.Testing;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.Tests.Client;

public sealed class StatusTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly InMemorySegmentsService _service;
    private readonly SegmentsClient _client;

    public StatusTests()
    {
        _service = new InMemorySegmentsService(_time);
        _client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "status-key", TimeProvider = _time, MaxRetries = 0 }, _service.CreateHandler());
    }

    [Fact]
    public void Before_the_first_call_nothing_is_known() => Assert.Equal(new SegmentsClientStatus(), _client.Status);

    [Fact]
    public async Task The_status_reports_what_is_left_of_the_rate_limit()
    {
        _service.EnableRateLimit(10, TimeSpan.FromSeconds(60));

        await _client.GetPageAsync(cancellationToken: Clients.Token);

        Assert.Equal((10, 9), (_client.Status.RateLimit!.Limit, _client.Status.RateLimit.Remaining));
        Assert.Equal((TimeSpan.Zero, 0, Noon), (_client.Status.ExpectedWait, _client.Status.WaitingCalls, _client.Status.LastSuccess));
    }

    [Fact]
    public async Task Reading_the_status_sends_no_request()
    {
        await _client.GetPageAsync(cancellationToken: Clients.Token);

        _ = _client.Status;

        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task The_status_reports_how_long_a_call_would_wait_and_how_many_do()
    {
        _service.EnableRateLimit(1, TimeSpan.FromSeconds(20));
        await _client.GetPageAsync(cancellationToken: Clients.Token);
        var waiting = _client.GetPageAsync(cancellationToken: Clients.Token);

        Assert.Equal(1, _client.Status.WaitingCalls);
        Assert.InRange(_client.Status.ExpectedWait, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(80));
        Assert.Equal((0, TimeSpan.FromSeconds(20)), (_client.Status.RateLimit!.Remaining, _client.Status.RateLimit.ResetAfter));
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Failures_are_counted_until_a_success()
    {
        _service.FailNext(System.Net.HttpStatusCode.ServiceUnavailable, times: 2);
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<SegmentsApiException>(() => _client.GetPageAsync(cancellationToken: Clients.Token));

        Assert.Equal((2, Noon, null), (_client.Status.ConsecutiveFailures, _client.Status.LastFailure, _client.Status.LastSuccess));
        Assert.IsType<SegmentsApiException>(_client.Status.LastException);

        await _client.GetPageAsync(cancellationToken: Clients.Token);
        Assert.Equal((0, Noon), (_client.Status.ConsecutiveFailures, _client.Status.LastSuccess));
    }

    [Fact]
    public async Task An_exempt_account_has_no_rate_limit()
    {
        await _client.GetPageAsync(cancellationToken: Clients.Token);

        Assert.Null(_client.Status.RateLimit);
    }
}

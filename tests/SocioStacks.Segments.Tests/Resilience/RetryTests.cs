using System.Net;

namespace SocioStacks.Segments.Tests.Resilience;

/// <summary>The basics of retries; the matrix of faults is elsewhere.</summary>
public sealed class RetryTests
{
    private readonly AutoAdvancingTimeProvider _clock = new();

    [Fact]
    public async Task A_get_succeeds_after_failures()
    {
        var service = SeededService.WithSegments(7);
        service.FailNext(HttpStatusCode.BadGateway, times: 3);
        using var client = Over(service.CreateHandler());
        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(5, 6)]
    public async Task A_get_is_retried_as_often_as_the_options_allow(int maxRetries, int requests)
    {
        var service = SeededService.WithSegments(7);
        service.FailNext(HttpStatusCode.InternalServerError, times: 10);
        using var client = Over(service.CreateHandler(), options => options.MaxRetries = maxRetries);
        await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(requests, service.Requests.Count);
    }

    [Fact]
    public async Task There_is_a_wait_before_every_further_attempt()
    {
        var service = SeededService.WithSegments(7);
        service.FailNext(HttpStatusCode.InternalServerError, times: 10);
        using var client = Over(service.CreateHandler());
        await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(3, _clock.Waits.Count);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("9.0")]
    [InlineData("8.2")]
    [InlineData("2, 9")]
    [InlineData("Wed, 29 Oct 2025 03:25:13 GMT")]
    [InlineData("Wednesday, 29-Oct-25 03:25:13 GMT")]
    [InlineData("Wed Oct 29 03:25:13 2025")]
    public async Task A_Retry_After_is_never_undercut(string retryAfter)
    {
        using var client = Over(new StubService(request =>
        {
            if (request.Number > 1)
                return Good();
            var response = StubService.Error(HttpStatusCode.ServiceUnavailable);
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return response;
        }));
        await client.GetAsync(7, Clients.Token);
        Assert.InRange(Assert.Single(_clock.Waits), TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_Retry_After_of_days_is_not_slept_through()
    {
        var service = new StubService(_ =>
        {
            var response = StubService.Error(HttpStatusCode.ServiceUnavailable);
            response.Headers.TryAddWithoutValidation("Retry-After", "410400");
            return response;
        });
        using var client = Over(service);
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(TimeSpan.FromHours(114), e.RateLimit?.ResetAfter);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_create_that_may_have_been_applied_is_not_retried(HttpStatusCode status)
    {
        var service = SeededService.WithSegments(0);
        service.FailNext(status, times: 10);
        using var client = Over(service.CreateHandler());
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.True(e.MayHaveBeenApplied);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_create_that_hit_a_full_window_is_retried()
    {
        var service = SeededService.WithSegments(6);
        service.FailNext(HttpStatusCode.TooManyRequests);
        using var client = Over(service.CreateHandler());
        Assert.Equal(7, await client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal((2, 7), (service.Requests.Count, service.Segments.Count));
    }

    [Fact]
    public async Task A_retry_sends_the_form_byte_for_byte()
    {
        var service = new StubService(request => request.Number > 1 ? Good() : StubService.Error(HttpStatusCode.InternalServerError));
        using var client = Over(service);
        await client.UpdateAsync(7, "N", SegmentDefinition.Bulk(Enumerable.Range(1000, 100).Select(number => $"+{number}")), Clients.Token);
        Assert.Equal(service.Requests[0].Body, service.Requests[1].Body);
    }

    [Fact]
    public async Task The_user_agent_is_sent_once_with_every_attempt()
    {
        var service = new StubService(request => request.Number > 1 ? Good() : StubService.Error(HttpStatusCode.InternalServerError));
        using var client = Over(service);
        await client.GetAsync(7, Clients.Token);
        Assert.Equal(service.Requests[0].Headers["User-Agent"], service.Requests[1].Headers["User-Agent"]);
    }

    [Fact]
    public async Task A_404_to_a_repeated_delete_is_the_first_ones_success()
    {
        var service = SeededService.WithSegments(7);
        service.DropNextResponse();
        using var client = Over(service.CreateHandler());
        await client.DeleteAsync(7, Clients.Token);
        Assert.Equal((2, 6), (service.Requests.Count, service.Segments.Count));
    }

    [Fact]
    public async Task A_404_to_a_repeated_delete_is_an_error_where_the_first_one_was_rejected()
    {
        var service = SeededService.WithSegments(0);
        service.FailNext(HttpStatusCode.TooManyRequests);
        using var client = Over(service.CreateHandler());
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => client.DeleteAsync(7, Clients.Token));
    }

    private static HttpResponseMessage Good() => StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7)));

    private SegmentsClient Over(HttpMessageHandler service, Action<SegmentsClientOptions>? configure = null) => Clients.Over(service, options =>
    {
        options.TimeProvider = _clock;
        configure?.Invoke(options);
    });
}

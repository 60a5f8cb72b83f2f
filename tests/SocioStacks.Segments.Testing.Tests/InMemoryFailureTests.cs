using System.Net;

namespace SocioStacks.Segments.Testing.Tests;

public sealed class InMemoryFailureTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    private InMemorySegmentsService Service => _test.Service;

    private SegmentsClient Client => _test.Client;

    private static CancellationToken Token => ServiceUnderTest.Token;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_status_is_returned_with_its_title_and_nothing_is_applied()
    {
        Service.FailNext(HttpStatusCode.Unauthorized, "The plan allows 3 segments.");
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => Client.CreateAsync("S", cancellationToken: Token));

        Assert.Equal(HttpStatusCode.Unauthorized, e.StatusCode);
        Assert.Equal([new SegmentsApiError("The plan allows 3 segments.", 401)], e.Errors);
        Assert.Empty(Service.Segments);
    }

    [Fact]
    public async Task A_status_without_a_title_names_itself()
    {
        Service.FailNext(HttpStatusCode.BadGateway);
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetPageAsync(cancellationToken: Token));

        Assert.Contains("502", Assert.Single(e.Errors).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_over_after_so_many_times()
    {
        Service.FailNext(HttpStatusCode.ServiceUnavailable, times: 2);
        await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetPageAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetPageAsync(cancellationToken: Token));

        await Client.GetPageAsync(cancellationToken: Token);
    }

    [Fact]
    public async Task Failures_come_in_the_order_in_which_they_were_scripted()
    {
        Service.FailNext(HttpStatusCode.InternalServerError);
        Service.DropNextResponse();
        Service.FailNext(HttpStatusCode.ServiceUnavailable);

        Assert.Equal(HttpStatusCode.InternalServerError, (await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetPageAsync(cancellationToken: Token))).StatusCode);
        await Assert.ThrowsAsync<SegmentsConnectionException>(() => Client.GetPageAsync(cancellationToken: Token));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetPageAsync(cancellationToken: Token))).StatusCode);
    }

    [Fact]
    public async Task A_retry_gets_past_a_failure()
    {
        Service.FailNext(HttpStatusCode.ServiceUnavailable, times: 2);
        using var client = Clients.Over(Service.CreateHandler(), options => options.MaxRetries = 2);

        await client.GetPageAsync(cancellationToken: Token);

        Assert.Equal(3, Service.Requests.Count);
    }

    [Fact]
    public async Task A_failure_is_not_counted_by_the_rate_limit()
    {
        Service.EnableRateLimit(1);
        Service.FailNext(HttpStatusCode.InternalServerError);
        using var first = await _test.Raw.GetAsync(new Uri("api/segments/", UriKind.Relative), Token);
        using var second = await _test.Raw.GetAsync(new Uri("api/segments/", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.InternalServerError, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task An_exception_is_thrown_and_nothing_is_applied()
    {
        var exception = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        Service.FailNext(exception);
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => Client.CreateAsync("S", cancellationToken: Token));

        Assert.Same(exception, e.InnerException);
        Assert.False(e.MayHaveBeenApplied);
        Assert.Empty(Service.Segments);
    }

    [Fact]
    public async Task A_reset_connection_leaves_a_create_in_doubt()
    {
        Service.FailNext(new HttpRequestException(HttpRequestError.Unknown, "reset"));
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => Client.CreateAsync("S", cancellationToken: Token));

        Assert.True(e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_has_been_applied()
    {
        Service.DropNextResponse();
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => Client.CreateAsync("S", cancellationToken: Token));

        Assert.True(e.MayHaveBeenApplied);
        Assert.Equal("S", Assert.Single(Service.Segments).Name);
    }

    [Fact]
    public async Task A_delete_whose_response_is_lost_has_been_applied()
    {
        Service.AddSegment(new Segment { Id = 1 });
        Service.DropNextResponse();
        await Assert.ThrowsAsync<SegmentsConnectionException>(() => Client.DeleteAsync(1, Token));

        Assert.Empty(Service.Segments);
    }

    [Fact]
    public async Task A_lost_response_looks_like_one_that_was_lost_on_a_socket()
    {
        Service.DropNextResponse();
        var e = await Assert.ThrowsAsync<HttpRequestException>(() => _test.Raw.GetAsync(new Uri("api/segments/", UriKind.Relative), Token));

        Assert.Equal(HttpRequestError.ResponseEnded, e.HttpRequestError);
        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(e.InnerException).HttpRequestError);
    }

    [Fact]
    public async Task A_lost_response_is_counted_by_the_rate_limit()
    {
        Service.EnableRateLimit(1);
        Service.DropNextResponse();
        await Assert.ThrowsAsync<HttpRequestException>(() => _test.Raw.GetAsync(new Uri("api/segments/", UriKind.Relative), Token));
        using var response = await _test.Raw.GetAsync(new Uri("api/segments/", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
    }

    [Fact]
    public async Task A_custom_response_is_returned_for_one_request()
    {
        Service.EnqueueResponse((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>") }));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => Client.GetPageAsync(cancellationToken: Token));

        Assert.Equal("<html>", e.ResponseBody);
        await Client.GetPageAsync(cancellationToken: Token);
    }

    [Fact]
    public async Task A_custom_response_sees_the_request()
    {
        Uri? seen = null;
        Service.EnqueueResponse((request, _) =>
        {
            seen = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        });
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => Client.GetAsync(7, Token));

        Assert.Equal("https://sms.sociostacks.com/api/segments/7", seen?.AbsoluteUri);
    }

    [Fact]
    public async Task A_custom_response_may_use_the_service()
    {
        Service.EnqueueResponse((_, _) =>
        {
            Service.AddSegment(new Segment { Id = 1 });
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        });
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => Client.GetAsync(1, Token));

        Assert.Single(Service.Segments);
    }

    [Fact]
    public async Task A_response_that_never_comes_ends_with_the_attempt()
    {
        Service.EnqueueResponse(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        var call = Client.GetPageAsync(cancellationToken: Token);
        _test.Time.Advance(TimeSpan.FromSeconds(31));

        Assert.True((await Assert.ThrowsAsync<SegmentsConnectionException>(() => call)).IsTimeout);
    }

    [Fact]
    public void A_success_is_not_a_failure() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.FailNext(HttpStatusCode.OK));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_than_one_time_is_rejected(int times)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.FailNext(HttpStatusCode.BadGateway, times: times));
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.FailNext(new IOException(), times));
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.DropNextResponse(times));
    }
}

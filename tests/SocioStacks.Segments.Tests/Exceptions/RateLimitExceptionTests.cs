using System.Net;

namespace SocioStacks.Segments.Tests.Exceptions;

/// <summary>What a 429 reports that is not waited for.</summary>
public sealed class RateLimitExceptionTests
{
    [Fact]
    public async Task A_full_window_that_would_last_too_long_reports_how_long()
    {
        using var client = Clients.Over(TooMany("X-RateLimit-Reset", "300"));
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(TimeSpan.FromSeconds(300), e.RetryAfter);
    }

    [Fact]
    public async Task A_429_that_does_not_report_how_long_has_no_time_to_wait()
    {
        using var client = Clients.Over(StubService.Failing(HttpStatusCode.TooManyRequests, "Slow down"), options => options.MaxRetries = 0);
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Null(e.RetryAfter);
    }

    [Fact]
    public async Task A_429_keeps_the_words_of_the_service()
    {
        using var client = Clients.Over(StubService.Failing(HttpStatusCode.TooManyRequests, "Slow down"), options => options.MaxRetries = 0);
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal((HttpStatusCode.TooManyRequests, "Slow down"), (e.StatusCode, Assert.Single(e.Errors).Title));
    }

    private static StubService TooMany(string header, string value) => new(_ =>
    {
        var response = StubService.Error(HttpStatusCode.TooManyRequests, "Slow down");
        response.Headers.Add(header, value);
        return response;
    });
}

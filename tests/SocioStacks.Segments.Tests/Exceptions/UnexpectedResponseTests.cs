using System.Net;
using System.Text.Json;

namespace SocioStacks.Segments.Tests.Exceptions;

/// <summary>Redirects, and successes that are not a response of the API.</summary>
public sealed class UnexpectedResponseTests
{
    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.SeeOther)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task A_redirect_is_not_followed(HttpStatusCode status)
    {
        var service = StubService.Redirecting("https://www.sociostacks.com/api/segments", status);
        using var client = Clients.Over(service);
        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_redirect_is_named_with_its_target()
    {
        using var client = Clients.Over(StubService.Redirecting("https://www.sociostacks.com/api/segments", HttpStatusCode.MovedPermanently));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Contains("301 (Moved Permanently) with a redirect to https://www.sociostacks.com/api/segments", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_has_its_status()
    {
        using var client = Clients.Over(StubService.Redirecting("https://www.sociostacks.com/", HttpStatusCode.Found));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(HttpStatusCode.Found, e.StatusCode);
    }

    [Theory]
    [InlineData("<html>Please log in</html>", "with HTML instead of JSON")]
    [InlineData("", "with an empty body")]
    [InlineData("{\"data\":{\"id\":7", "with a body that is not the expected JSON")]
    [InlineData("Welcome", "with a body that is not the expected JSON")]
    public async Task A_success_that_is_not_valid_is_named(string body, string explanation)
    {
        using var client = Clients.Over(new StubService(body));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal($"Getting segment 7 failed: the service responded with 200 (OK) {explanation}.", e.Message);
    }

    [Fact]
    public async Task A_success_that_is_not_valid_has_its_body()
    {
        using var client = Clients.Over(new StubService("<html>Please log in</html>"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal("<html>Please log in</html>", e.ResponseBody);
    }

    [Fact]
    public async Task A_long_body_of_a_success_that_is_not_valid_is_truncated_to_4096_characters()
    {
        using var client = Clients.Over(new StubService("<" + new string('x', 20_000)));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal("<" + new string('x', 4095), e.ResponseBody);
    }

    [Fact]
    public async Task A_success_with_bad_JSON_has_the_cause()
    {
        using var client = Clients.Over(new StubService("{\"data\":{\"id\":7"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.IsType<JsonException>(e.InnerException, exactMatch: false);
    }

    [Fact]
    public async Task A_success_that_is_not_valid_leaves_a_create_in_doubt()
    {
        using var client = Clients.Over(new StubService("<html>"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.True(e.MayHaveBeenApplied);
        Assert.EndsWith("It may have been applied; check before retrying.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_success_that_is_not_valid_leaves_a_get_in_no_doubt()
    {
        using var client = Clients.Over(new StubService("<html>"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.False(e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_response_larger_than_is_read_is_named()
    {
        using var client = Clients.Over(new StubService(ResponseJson.Data(ResponseJson.Segment(7))), options => options.MaxResponseBytes = 50);
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Contains("SegmentsClientOptions.MaxResponseBytes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_as_large_as_is_read_is_read()
    {
        var response = ResponseJson.Data(ResponseJson.Segment(7));
        using var client = Clients.Over(new StubService(response), options => options.MaxResponseBytes = response.Length);
        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
    }
}

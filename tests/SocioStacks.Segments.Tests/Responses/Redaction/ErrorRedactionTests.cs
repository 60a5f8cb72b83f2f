using System.Net;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>Keys and phone numbers in errors and redirects, as the service repeats them.</summary>
public sealed class ErrorRedactionTests
{
    [Theory]
    [InlineData("k3y/with+slash")]
    [InlineData("k3y\\with\"quote")]
    [InlineData("a8chars!")]
    [InlineData("20251029")]
    public async Task A_key_in_a_title_is_redacted(string key)
    {
        // As PHP writes it.
        var written = key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal);
        var e = await FailureAsync(key, $$"""{"errors":[{"title":"Not valid: {{written}}"}]}""");
        Assert.Equal("Not valid: [key]", Assert.Single(e.Errors).Title);
    }

    [Theory]
    [InlineData("k3y/with+slash", "k3y/with+slash")]
    [InlineData("k3y/with+slash", "k3y\\/with+slash")]
    [InlineData("k3y/with+slash", "k3y/with\\u002Bslash")]
    [InlineData("k3y\"quote", "k3y\\\"quote")]
    public async Task A_key_in_a_body_is_redacted_however_it_is_escaped(string key, string written)
    {
        var e = await FailureAsync(key, $"You sent {written}.");
        Assert.Equal("You sent [key].", e.ResponseBody);
    }

    [Fact]
    public async Task A_key_at_the_place_where_a_body_is_truncated_is_redacted()
    {
        var e = await FailureAsync("0123456789abcdef", new string('x', 4090) + "0123456789abcdef");
        Assert.Equal(new string('x', 4090) + "[key]", e.ResponseBody);
    }

    [Theory]
    [InlineData("+39 333 123 4567")]
    [InlineData("+393331234567")]
    [InlineData("393331234567")]
    [InlineData("(0039) 333-1234567")]
    [InlineData("333.123.4567")]
    public async Task A_phone_number_in_a_title_is_not_in_the_message(string number)
    {
        var e = await Clients.ApiFailureAsync(StubService.Failing(HttpStatusCode.BadRequest, $"The number {number} is taken"));
        Assert.DoesNotContain("4567", e.Message, StringComparison.Ordinal);
        Assert.Contains("[number] is taken", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_number_in_a_title_stays_in_the_message()
    {
        var e = await Clients.ApiFailureAsync(StubService.Failing(HttpStatusCode.BadRequest, "At most 1000 segments"));
        Assert.Contains("At most 1000 segments", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_as_sent_in_the_errors()
    {
        var e = await Clients.ApiFailureAsync(StubService.Failing(HttpStatusCode.BadRequest, "The number +39 333 123 4567 is taken"));
        Assert.Equal("The number +39 333 123 4567 is taken", Assert.Single(e.Errors).Title);
    }

    [Theory]
    [InlineData("https://user:secret@www.sociostacks.com/login?token=secret#secret")]
    [InlineData("//user:secret@www.sociostacks.com/login?token=secret")]
    [InlineData("/login?token=secret")]
    public async Task Nothing_of_a_redirect_but_its_place_is_in_the_message(string target)
    {
        using var client = Clients.Over(StubService.Redirecting(target, HttpStatusCode.Found));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Contains("/login", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.sociostacks.com/numbers/+393331234567")]
    [InlineData("/numbers/+393331234567")]
    public async Task A_phone_number_in_a_redirect_is_not_in_the_message(string target)
    {
        using var client = Clients.Over(StubService.Redirecting(target, HttpStatusCode.Found));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Contains("[number], and redirects are not followed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_in_a_redirect_is_redacted()
    {
        using var client = Clients.Over(StubService.Redirecting("/login/the-key-itself", HttpStatusCode.Found), options => options.ApiKey = "the-key-itself");
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Contains("/login/[key], and", e.Message, StringComparison.Ordinal);
    }

    private static Task<SegmentsApiException> FailureAsync(string key, string body) => Assert.ThrowsAsync<SegmentsApiException>(
        () => Clients.Over(new StubService(body, HttpStatusCode.BadRequest), options => options.ApiKey = key).GetAsync(7, Clients.Token));
}

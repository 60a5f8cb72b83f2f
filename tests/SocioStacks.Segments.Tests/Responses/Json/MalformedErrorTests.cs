using System.Net;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>Texts in the errors of a response that no string can hold: halves of a surrogate pair, and bytes that are not UTF-8.</summary>
public sealed class MalformedErrorTests
{
    [Theory]
    [InlineData("""Caf\ud83d""", "Caf\uFFFD")]
    [InlineData("""\ude00Caf""", "\uFFFDCaf")]
    [InlineData("""\ud83d\ud83d\ude00""", "\uFFFD\U0001F600")]
    [InlineData("""\ud83d\ude00""", "\U0001F600")]
    [InlineData("""\\ud83d""", "\\ud83d")]
    public async Task A_title_is_read_with_a_mark_in_place_of_what_is_malformed(string title, string read)
    {
        var e = await FailureOf($$"""{"errors":[{"title":"{{title}}","status":422}]}""");
        Assert.Equal([new(read, 422)], e.Errors);
        Assert.Contains($"\"{read}\"", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_title_costs_no_other_error()
    {
        var e = await FailureOf("""{"errors":[{"title":"First"},{"title":"\ud800"},{"title":"Third","status":"422"}]}""");
        Assert.Equal([new("First", null), new("\uFFFD", null), new("Third", 422)], e.Errors);
    }

    [Fact]
    public async Task A_malformed_status_is_none()
    {
        var e = await FailureOf("""{"errors":[{"status":"\ud800","title":"It failed"}]}""");
        Assert.Equal([new("It failed", null)], e.Errors);
    }

    [Theory]
    [InlineData("""{"\ud800":1,"errors":[{"title":"It failed","status":422}]}""")]
    [InlineData("""{"\ud800rors":1,"errors":[{"title":"It failed","status":422}]}""")]
    [InlineData("""{"errors":[{"\ud800":1,"\ud800le":2,"\udc00tus":3,"title":"It failed","status":422}]}""")]
    [InlineData("""{"errors":{"\ud800":{"title":"It failed","status":422}}}""")]
    public async Task A_malformed_name_beside_it_does_no_harm(string body)
    {
        Assert.Equal([new("It failed", 422)], (await FailureOf(body)).Errors);
    }

    [Fact]
    public async Task A_title_of_bytes_that_are_not_UTF_8_is_read_with_a_mark()
    {
        byte[] body = [.. "{\"errors\":[{\"title\":\"Caf"u8, 0xE9, .. "\"}]}"u8];
        var service = new StubService(_ => new HttpResponseMessage(HttpStatusCode.UnprocessableEntity) { Content = new ByteArrayContent(body) });
        Assert.Equal([new("Caf\uFFFD", null)], (await Clients.ApiFailureAsync(service)).Errors);
    }

    [Fact]
    public async Task A_key_beside_half_a_surrogate_pair_is_redacted()
    {
        const string Key = "sk-live-0123456789";
        using var client = Clients.Over(new StubService($$"""{"errors":[{"title":"\ud83d{{Key}}\ude00"}]}""", HttpStatusCode.UnprocessableEntity), options => options.ApiKey = Key);
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.DoesNotContain(Key, e.ToString() + e.Errors[0].Title + e.ResponseBody, StringComparison.Ordinal);
    }

    private static Task<SegmentsApiException> FailureOf(string body) => Clients.ApiFailureAsync(new StubService(body, HttpStatusCode.UnprocessableEntity));
}

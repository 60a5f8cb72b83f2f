using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>Texts that JSON lets pass but no string can hold: bytes that are not UTF-8, and halves of surrogate pairs.</summary>
public sealed class MalformedTextTests
{
    /// <summary>As they stand between quotes, and what is read.</summary>
    private static readonly Dictionary<string, (byte[] Wire, string Read)> Texts = new()
    {
        ["a Latin-1 letter"] = ([.. "Caf"u8, 0xE9], "Caf\uFFFD"),
        ["a cut letter"] = ([.. "Caf"u8, 0xC3], "Caf\uFFFD"),
        ["a Latin-1 letter among escapes"] = ([.. "\\/Caf"u8, 0xE9, .. "\\u0021"u8], "/Caf\uFFFD!"),
        ["a first half"] = ([.. "a\\ud83d"u8], "a\uFFFD"),
        ["a first half before a letter"] = ([.. "\\uD83Da"u8], "\uFFFDa"),
        ["a first half before an escape"] = ([.. "\\ud83d\\n"u8], "\uFFFD\n"),
        ["a first half before another letter"] = ([.. "\\ud83d\\u0061"u8], "\uFFFDa"),
        ["two first halves"] = ([.. "\\ud83d\\ud83d"u8], "\uFFFD\uFFFD"),
        ["a first half before a pair"] = ([.. "\\ud83d\\ud83d\\ude00"u8], "\uFFFD\U0001F600"),
        ["a second half"] = ([.. "\\ude00"u8], "\uFFFD"),
        ["the halves in the wrong order"] = ([.. "\\ude00\\ud83d"u8], "\uFFFD\uFFFD"),
        ["a half and a byte"] = ([.. "\\udfff"u8, 0xFF], "\uFFFD\uFFFD"),
        ["an escaped backslash before what looks like a half"] = ([.. "\\\\ud83d"u8], "\\ud83d"),
        ["a good pair"] = ([.. "\\ud83d\\ude00"u8], "\U0001F600"),
    };

    public static TheoryData<string> Names => [.. Texts.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task The_name_of_a_segment_is_read_with_a_mark_in_place_of_what_is_malformed(string text)
    {
        var segment = await SegmentOf([.. """{"id":7,"name":" """u8[..^1], .. Texts[text].Wire, .. "\"}"u8]);
        Assert.Equal(Texts[text].Read, segment.Name);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_text_of_a_segment_is_read_so(string text)
    {
        var (wire, read) = Texts[text];
        var segment = await SegmentOf([
            .. "{\"id\":7,\"type\":\""u8, .. wire, .. "\",\"settings\":{\"phone_numbers\":[\""u8, .. wire, .. "\"],\"filters_countries\":[\""u8, .. wire, .. "\"],\"filters_continents\":[\""u8, .. wire,
            .. "\"],\"filters_custom_parameters\":[{\"key\":\""u8, .. wire, .. "\",\"condition\":\""u8, .. wire, .. "\",\"value\":\""u8, .. wire, .. "\"}]}}"u8]);
        Assert.Equal((read, read, read, read), (segment.Type.Value, segment.Settings.PhoneNumbers[0], segment.Settings.Countries[0], segment.Settings.Continents[0].Value));
        Assert.Equal(new SegmentFilter(read, new FilterCondition(read), read), segment.Settings.Filters[0]);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task An_unknown_property_can_be_used_in_every_way(string text)
    {
        var (wire, read) = Texts[text];
        var segment = await SegmentOf([.. "{\"id\":7,\""u8, .. wire, .. "\":{\""u8, .. wire, .. "\":[\""u8, .. wire, .. "\"]},\"settings\":{\"spare\":\""u8, .. wire, .. "\"}}"u8]);

        var (name, value) = Assert.Single(segment.AdditionalProperties);
        Assert.Equal(read, name);
        var property = Assert.Single(value.EnumerateObject());
        Assert.Equal((read, read), (property.Name, property.Value[0].GetString()));
        Assert.Equal(read, segment.Settings.AdditionalProperties["spare"].GetString());
        AssertUsable(value);
        AssertUsable(segment.Settings.AdditionalProperties["spare"]);
    }

    [Theory]
    [InlineData("""[1,2,]""")]
    [InlineData("""{"a":{"b":[true,null,],},}""")]
    [InlineData("""{ "a" : [ ] }""")]
    [InlineData("""[1.10,-0,1e400,393330000001234567890]""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("\"<&+'\\\"\\/\\u00e9é\"")]
    public async Task An_unknown_property_is_kept_as_JSON_that_everybody_reads(string json)
    {
        var segment = await SegmentOf([.. "{\"id\":7,\"spare\":"u8, .. Encoding.UTF8.GetBytes(json), .. "}"u8]);
        var kept = segment.AdditionalProperties["spare"];
        AssertUsable(kept);
        Assert.Equal(Numbers(json), Numbers(kept.GetRawText()));
    }

    [Fact]
    public async Task A_name_of_a_property_that_nearly_is_a_known_one_is_an_unknown_one()
    {
        var segment = await SegmentOf([.. "{\"id\":7,\"na\\ud83d\":1,\"n\\u0061me\":\"N\",\"settings\":{\"contacts_\\ude00\":[1]}}"u8]);
        Assert.Equal("N", segment.Name);
        Assert.Equal(["na\uFFFD"], segment.AdditionalProperties.Keys);
        Assert.Equal(["contacts_\uFFFD"], segment.Settings.AdditionalProperties.Keys);
    }

    [Fact]
    public async Task Malformed_names_around_the_data_do_no_harm()
    {
        byte[] body = [.. "{\"d\\ud83d\":1,\""u8, 0xFF, .. "\":2,\"meta\":{\"page\\ud83d\":1,\"page\":\"\\ud83d\"},\"links\":{\"nex\\ud83d\":1},\"data\":[{\"id\":7}]}"u8];
        using var client = Clients.Over(new StubService(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) }));
        Assert.Equal(7, Assert.Single((await client.GetPageAsync(cancellationToken: Clients.Token)).Segments).Id);
    }

    [Fact]
    public async Task An_unknown_property_that_is_nested_too_deep_is_an_unexpected_response()
    {
        var deep = new string('[', 100) + new string(']', 100);
        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => SegmentOf([.. "{\"id\":7,\"spare\":"u8, .. Encoding.UTF8.GetBytes(deep), .. "}"u8]));
    }

    private static async Task<Segment> SegmentOf(byte[] segment)
    {
        byte[] body = [.. "{\"data\":"u8, .. segment, .. "}"u8];
        using var client = Clients.Over(new StubService(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) }));
        return await client.GetAsync(7, Clients.Token);
    }

    /// <summary>What users do with an element, none of which may throw.</summary>
    internal static void AssertUsable(JsonElement element)
    {
        Walk(element);
        Assert.NotNull(element.ToString());
        Assert.Equal(element.ValueKind, JsonDocument.Parse(element.GetRawText()).RootElement.ValueKind);
        Assert.Equal(element.ValueKind, element.Deserialize<JsonElement>().ValueKind);
        Assert.Equal(element.ValueKind, JsonSerializer.Deserialize<JsonElement>(JsonSerializer.Serialize(element)).ValueKind);
        if (element.ValueKind is not JsonValueKind.Null)
            Assert.Equal(element.ValueKind, JsonNode.Parse(element.GetRawText())!.GetValueKind());
    }

    private static void Walk(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Assert.NotNull(property.Name);
                    Assert.Equal(JsonValueKind.Undefined, element.TryGetProperty("not there", out var none) ? JsonValueKind.Null : none.ValueKind);
                    Walk(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Walk(item);
                break;
            case JsonValueKind.String:
                Assert.True(element.ValueEquals(element.GetString()));
                break;
        }
    }

    /// <summary>The digits of a JSON text: that they are all there, as they were.</summary>
    private static string Numbers(string json) => string.Concat(json.Where(c => char.IsAsciiDigit(c) || c is '.' or '-'));
}

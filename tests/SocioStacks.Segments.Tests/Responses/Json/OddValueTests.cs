using System.Text.Json;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>One odd value: its segment reads without it, the value is kept, and all other segments read as ever.</summary>
public sealed class OddValueTests
{
    public static TheoryData<string, string> OddProperties => new()
    {
        { "user_id", "{}" },
        { "user_id", "\"me\"" },
        { "user_id", "1.5" },
        { "user_id", "true" },
        { "user_id", "1e30" },
        { "name", "[]" },
        { "name", "{\"en\":\"Customers\"}" },
        { "type", "[\"bulk\"]" },
        { "type", "{}" },
        { "settings", "7" },
        { "settings", "true" },
        { "settings", "\"none\"" },
        { "settings", "[1,2]" },
        { "total_contacts", "\"many\"" },
        { "total_contacts", "false" },
        { "total_contacts", "[5]" },
        { "total_contacts", "-1" },
        { "total_contacts", "2.5" },
        { "datetime", "\"2025-10-29\"" },
        { "datetime", "[]" },
        { "last_datetime", "{\"$date\":1761708304}" },
        { "last_datetime", "true" },
    };

    public static TheoryData<string, string> OddSettings => new()
    {
        { "contacts_ids", "5" },
        { "contacts_ids", "true" },
        { "contacts_ids", "\"five\"" },
        { "contacts_ids", "[[1]]" },
        { "contacts_ids", "[{\"id\":1}]" },
        { "contacts_ids", "[true]" },
        { "contacts_ids", "[1.5]" },
        { "phone_numbers", "393330000001" },
        { "phone_numbers", "[{}]" },
        { "phone_numbers", "[true]" },
        { "phone_numbers", "[3.9333E+11]" },
        { "filters_custom_parameters", "\"age\"" },
        { "filters_custom_parameters", "[\"age\"]" },
        { "filters_custom_parameters", "[[]]" },
        { "filters_custom_parameters", "[{\"key\":{},\"condition\":\"exact\",\"value\":\"1\"}]" },
        { "filters_custom_parameters", "{\"key\":\"age\",\"condition\":\"exact\",\"value\":\"1\"}" },
        { "filters_countries", "380" },
        { "filters_countries", "[380]" },
        { "filters_countries", "[[\"IT\"]]" },
        { "filters_continents", "false" },
        { "filters_continents", "[{\"code\":\"EU\"}]" },
    };

    [Theory, MemberData(nameof(OddProperties))]
    public async Task An_odd_value_of_a_segment_is_empty_and_kept(string name, string value)
    {
        var page = await PageAround($$"""{"{{name}}":{{value}},"id":7}""");
        var segment = page.Segments[1];
        Assert.Equal([1, 7, 3], page.Segments.Select(other => other.Id));
        Assert.Equal(new Segment { Id = 7, AdditionalProperties = segment.AdditionalProperties }, segment);
        AssertKept(name, value, segment.AdditionalProperties);
    }

    [Theory, MemberData(nameof(OddSettings))]
    public async Task An_odd_list_of_the_settings_is_empty_and_kept(string name, string value)
    {
        var page = await PageAround(ResponseJson.Segment(7, $$"""{"{{name}}":{{value}}}"""));
        var settings = page.Segments[1].Settings;
        Assert.Equal(new SegmentSettings { AdditionalProperties = settings.AdditionalProperties }, settings);
        AssertKept(name, value, settings.AdditionalProperties);
    }

    [Fact]
    public async Task Of_a_list_with_an_odd_entry_the_others_are_read_and_the_whole_is_kept()
    {
        const string contacts = """[1,{"id":2},"three",4,null]""";
        var settings = await Reading.SettingsOf($$"""{"contacts_ids":{{contacts}},"phone_numbers":["+1000"]}""");
        Assert.Equal([1, 4], settings.ContactIds);
        Assert.Equal(["+1000"], settings.PhoneNumbers);
        AssertKept("contacts_ids", contacts, settings.AdditionalProperties);
    }

    [Fact]
    public async Task Of_a_text_with_an_odd_entry_the_others_are_read_and_the_whole_is_kept()
    {
        var settings = await Reading.SettingsOf("""{"contacts_ids":"1,two,3"}""");
        Assert.Equal([1, 3], settings.ContactIds);
        AssertKept("contacts_ids", "\"1,two,3\"", settings.AdditionalProperties);
    }

    [Fact]
    public async Task Of_filters_with_an_odd_one_the_others_are_read_and_the_whole_is_kept()
    {
        const string filters = """[{"key":"age","condition":["exact"],"value":1},{"key":"city","condition":"exact","value":"Rome"}]""";
        var settings = await Reading.SettingsOf($$"""{"filters_custom_parameters":{{filters}}}""");
        Assert.Equal([new("city", FilterCondition.Exact, "Rome")], settings.Filters);
        AssertKept("filters_custom_parameters", filters, settings.AdditionalProperties);
    }

    [Theory]
    [InlineData("""{"id":7,"datetime":"soon","datetime":"2025-10-29 03:25:04"}""", true)]
    [InlineData("""{"id":7,"datetime":"2025-10-29 03:25:04","datetime":"soon"}""", false)]
    public async Task Of_a_property_that_comes_twice_the_last_value_counts(string json, bool isRead)
    {
        var segment = await Reading.SegmentOf(json);
        Assert.Equal((isRead, !isRead), (segment.CreatedAt is not null, segment.AdditionalProperties.ContainsKey("datetime")));
    }

    [Fact]
    public async Task Of_an_unknown_property_that_comes_twice_the_last_value_is_kept()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"color":1,"color":2}""");
        Assert.Equal(2, Assert.Single(segment.AdditionalProperties).Value.GetInt32());
    }

    [Theory]
    [InlineData("""{"0":SEGMENT1,"2":SEGMENT2}""")]
    [InlineData("""{"first":SEGMENT1,"second":SEGMENT2,}""")]
    public async Task A_list_with_gaps_is_an_object(string data)
    {
        var page = await Reading.PageOf(ResponseJson.Data(data.Replace("SEGMENT1", ResponseJson.Segment(1), StringComparison.Ordinal).Replace("SEGMENT2", ResponseJson.Segment(2), StringComparison.Ordinal)));
        Assert.Equal([1, 2], page.Segments.Select(segment => segment.Id));
    }

    [Theory]
    [InlineData("""{"name":"Secret +39 333 1234567"}""")]
    [InlineData("""{"id":"Secret +39 333 1234567"}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":{"value":7}}""")]
    [InlineData("""{"id":7,"id":[]}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"Secret +39 333 1234567\"")]
    public async Task A_segment_in_a_list_whose_id_cannot_be_read_is_named_by_its_place(string segment)
    {
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => PageAround(segment, page: 3));
        Assert.Equal("Listing segments failed: the service responded with 200 (OK) with a list in which the \"id\" of segment 2 of page 3 cannot be read.", e.Message);
        Assert.DoesNotContain("Secret", e.InnerException?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_segment_whose_id_cannot_be_read_is_reported()
    {
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => Reading.SegmentOf("""{"id":"seven"}"""));
        Assert.Equal("Getting segment 1 failed: the service responded with 200 (OK) with a segment whose \"id\" cannot be read.", e.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"new\"")]
    [InlineData("7.5")]
    public async Task A_created_id_that_cannot_be_read_leaves_the_create_in_doubt(string id)
    {
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => Reading.CreatedIdOf(ResponseJson.Data($$"""{"id":{{id}} }""")));
        Assert.True(e.MayHaveBeenApplied);
        Assert.Contains("\"id\"", e.Message, StringComparison.Ordinal);
    }

    private static Task<SegmentPage> PageAround(string segment, int page = 1) =>
        Reading.PageOf(ResponseJson.Data($"[{ResponseJson.Segment(1)},{segment},{ResponseJson.Segment(3)}]"), page);

    private static void AssertKept(string name, string value, IReadOnlyDictionary<string, JsonElement> properties)
    {
        var kept = Assert.Single(properties);
        Assert.Equal((name, value), (kept.Key, kept.Value.GetRawText()));
    }
}

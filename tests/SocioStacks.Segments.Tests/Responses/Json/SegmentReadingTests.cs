using System.Text.Json;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>Segments in every shape that servers of this family return them.</summary>
public sealed class SegmentReadingTests
{
    [Fact]
    public async Task An_id_may_be_a_string()
    {
        var segment = await Reading.SegmentOf("""{"id":"7"}""");
        Assert.Equal(7, segment.Id);
    }

    [Fact]
    public async Task An_id_may_be_larger_than_32_bits()
    {
        var segment = await Reading.SegmentOf("""{"id":9007199254740993}""");
        Assert.Equal(9007199254740993, segment.Id);
    }

    [Fact]
    public async Task A_count_may_be_a_string()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"total_contacts":"5"}""");
        Assert.Equal(5, segment.TotalContacts);
    }

    [Fact]
    public async Task A_count_may_be_written_with_a_fraction_of_zero()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"total_contacts":5.0}""");
        Assert.Equal(5, segment.TotalContacts);
    }

    [Fact]
    public async Task A_user_id_may_be_a_string()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"user_id":"3"}""");
        Assert.Equal(3, segment.UserId);
    }

    [Theory]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":7,"total_contacts":null,"user_id":null}""")]
    [InlineData("""{"id":7,"total_contacts":"","user_id":""}""")]
    public async Task Numbers_that_are_missing_are_zero(string json)
    {
        var segment = await Reading.SegmentOf(json);
        Assert.Equal((0, 0L), (segment.TotalContacts, segment.UserId));
    }

    [Theory]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":7,"name":null}""")]
    public async Task A_missing_name_is_empty(string json)
    {
        var segment = await Reading.SegmentOf(json);
        Assert.Equal("", segment.Name);
    }

    [Fact]
    public async Task A_name_that_PHP_wrote_as_a_number_is_read_as_text()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"name":2025}""");
        Assert.Equal("2025", segment.Name);
    }

    [Fact]
    public async Task Escaped_characters_of_a_name_are_read()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"name":"Caf\u00e9 \/ \ud83d\ude00"}""");
        Assert.Equal("Café / 😀", segment.Name);
    }

    [Theory]
    [InlineData("bulk")]
    [InlineData("custom")]
    [InlineData("filter")]
    public async Task A_known_type_is_the_member_of_that_word(string word)
    {
        var members = new Dictionary<string, SegmentType> { ["bulk"] = SegmentType.Bulk, ["custom"] = SegmentType.Custom, ["filter"] = SegmentType.Filter };
        var segment = await Reading.SegmentOf($$"""{"id":7,"type":"{{word}}"}""");
        Assert.Equal(members[word], segment.Type);
    }

    [Fact]
    public async Task An_unknown_type_is_kept()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"type":"smart"}""");
        Assert.Equal(new SegmentType("smart"), segment.Type);
    }

    [Fact]
    public async Task A_time_is_UTC()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"datetime":"2025-10-29 03:25:04"}""");
        Assert.Equal((new DateTime(2025, 10, 29, 3, 25, 4), TimeSpan.Zero), (segment.CreatedAt!.Value.DateTime, segment.CreatedAt.Value.Offset));
    }

    [Fact]
    public async Task The_last_update_is_read_apart_from_the_creation()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"datetime":"2025-10-29 03:25:04","last_datetime":"2025-11-01 23:59:59"}""");
        Assert.Equal(new DateTimeOffset(2025, 11, 1, 23, 59, 59, TimeSpan.Zero), segment.LastUpdatedAt);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("false")]
    public async Task Settings_without_anything_in_them_are_empty(string settings)
    {
        var segment = await Reading.SegmentOf(ResponseJson.Segment(1, settings));
        var read = segment.Settings;
        Assert.Equal((0, 0, 0, 0, 0), (read.ContactIds.Count, read.PhoneNumbers.Count, read.Filters.Count, read.Countries.Count, read.Continents.Count));
        Assert.Empty(segment.AdditionalProperties);
    }

    [Fact]
    public async Task Settings_that_are_missing_are_empty()
    {
        var segment = await Reading.SegmentOf("""{"id":7}""");
        Assert.Empty(segment.Settings.ContactIds);
    }

    [Fact]
    public async Task An_unknown_property_is_kept()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"color":{"hue":[1,2]}}""");
        Assert.Equal("""{"hue":[1,2]}""", segment.AdditionalProperties["color"].GetRawText());
    }

    [Fact]
    public async Task An_unknown_property_outlives_the_response()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"is_active":true}""");
        Assert.Equal(JsonValueKind.True, Assert.Single(segment.AdditionalProperties).Value.ValueKind);
    }

    [Fact]
    public async Task A_property_is_read_wherever_it_stands()
    {
        var segment = await Reading.SegmentOf("""{"unknown":[{"id":99}],"type":"bulk","name":"N","id":7}""");
        Assert.Equal((7L, "N", SegmentType.Bulk), (segment.Id, segment.Name, segment.Type));
    }

    [Theory]
    [InlineData("""{"name":"no id"}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":"seven"}""")]
    [InlineData("""{"id":7.5}""")]
    [InlineData("""{"id":{"value":7}}""")]
    [InlineData("""{"id":true}""")]
    [InlineData("""{"id":9223372036854775808}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"segment\"")]
    public async Task What_is_not_a_segment_is_an_unexpected_response(string json)
    {
        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => Reading.SegmentOf(json));
    }
}

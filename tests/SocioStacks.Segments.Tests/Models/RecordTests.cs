using System.Text.Json;

namespace SocioStacks.Segments.Tests.Models;

/// <summary>The models as values: what they print, and that a user's own test can make them.</summary>
public sealed class RecordTests
{
    private const string PhoneNumber = "+39 333 123 4567";

    private static readonly SegmentSettings Settings = new()
    {
        PhoneNumbers = [PhoneNumber],
        Filters = [new("phone", FilterCondition.Exact, PhoneNumber)],
        Countries = ["IT"],
        Continents = [Continent.Europe],
        ContactIds = [1, 2],
        AdditionalProperties = new Dictionary<string, JsonElement> { ["spare"] = JsonDocument.Parse($"\"{PhoneNumber}\"").RootElement },
    };

    private static readonly Segment Made = new()
    {
        Id = 7,
        Settings = Settings,
        Type = SegmentType.Bulk,
        AdditionalProperties = new Dictionary<string, JsonElement> { ["spare"] = JsonDocument.Parse($"\"{PhoneNumber}\"").RootElement },
    };

    [Fact]
    public void A_segment_prints_no_phone_number() => Assert.DoesNotContain("4567", Made.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_segment_prints_its_id() => Assert.Contains("Id = 7", Made.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Settings_print_no_phone_number() => Assert.DoesNotContain("4567", Settings.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Settings_print_how_much_is_in_them() =>
        Assert.Equal("SegmentSettings { ContactIds: 2, PhoneNumbers: 1, Filters: 1, Countries: 1, Continents: 1 }", Settings.ToString());

    [Fact]
    public void A_filter_prints_no_phone_number() => Assert.DoesNotContain("4567", Settings.Filters[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_filter_prints_its_key_and_condition() => Assert.Equal("SegmentFilter { phone exact … }", Settings.Filters[0].ToString());

    [Fact]
    public void A_page_prints_no_phone_number() =>
        Assert.DoesNotContain("4567", new SegmentPage { Segments = [Made] }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_segment_that_is_created_with_an_id_only_has_no_null_in_it()
    {
        var segment = new Segment { Id = 1 };
        Assert.Equal(("", "", 0, 0), (segment.Name, segment.Type.ToString(), segment.Settings.PhoneNumbers.Count, segment.AdditionalProperties.Count));
    }

    [Fact]
    public void Settings_that_are_created_with_nothing_have_no_null_in_them()
    {
        var settings = new SegmentSettings();
        Assert.Equal(
            (0, 0, 0, 0, 0, 0),
            (settings.ContactIds.Count, settings.PhoneNumbers.Count, settings.Filters.Count, settings.Countries.Count, settings.Continents.Count, settings.AdditionalProperties.Count));
    }

    [Fact]
    public void A_page_that_is_created_with_nothing_has_no_segments() => Assert.Empty(new SegmentPage().Segments);

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, false)]
    [InlineData(3, 2, false)]
    [InlineData(1, 0, false)]
    public void A_page_follows_while_the_last_one_is_not_reached(int page, int totalPages, bool expected) =>
        Assert.Equal(expected, new SegmentPage { Page = page, TotalPages = totalPages }.HasNextPage);

    [Fact]
    public void Equal_filters_are_equal() => Assert.Equal(new SegmentFilter("k", new("exact"), "v"), new SegmentFilter("k", FilterCondition.Exact, "v"));

    [Fact]
    public void A_segment_can_be_changed_into_another() => Assert.Equal(8, (Made with { Id = 8 }).Id);

    [Theory]
    [InlineData("bulk")]
    [InlineData("")]
    public void A_type_prints_its_word(string word) => Assert.Equal(word, new SegmentType(word).ToString());

    [Fact]
    public void An_error_prints_its_status_and_no_number_that_its_title_may_repeat() =>
        Assert.Equal("SegmentsApiError { 422 }", new SegmentsApiError("+39 333 0000001 is taken", 422).ToString());

    [Fact]
    public void The_default_of_a_word_has_an_empty_value() =>
        Assert.Equal(("", "", ""), (default(SegmentType).Value, default(FilterCondition).Value, default(Continent).Value));

    [Fact]
    public void The_default_of_a_word_equals_the_empty_word()
    {
        Assert.Equal((new SegmentType(""), new FilterCondition(""), new Continent("")), (default(SegmentType), default(FilterCondition), default(Continent)));
        Assert.Equal(new SegmentType("").GetHashCode(), default(SegmentType).GetHashCode());
    }

    [Fact]
    public void A_word_that_is_created_from_null_is_the_empty_word() =>
        Assert.Equal((default(SegmentType), default(FilterCondition), default(Continent)), (new SegmentType(null!), new FilterCondition(null!), new Continent(null!)));

    [Fact]
    public void A_word_comes_apart_into_its_value()
    {
        default(SegmentType).Deconstruct(out var none);
        SegmentType.Bulk.Deconstruct(out var bulk);
        Assert.Equal(("", "bulk"), (none, bulk));
    }

    [Fact]
    public void The_default_of_a_word_prints_nothing() =>
        Assert.Equal(("", "", ""), (default(SegmentType).ToString(), default(FilterCondition).ToString(), default(Continent).ToString()));

    [Fact]
    public void Every_condition_has_the_word_of_the_documentation() => Assert.Equal(
        ["exact", "not_exact", "contains", "not_contains", "starts_with", "not_starts_with", "ends_with", "not_ends_with", "bigger_than", "lower_than"],
        new[]
        {
            FilterCondition.Exact, FilterCondition.NotExact, FilterCondition.Contains, FilterCondition.NotContains, FilterCondition.StartsWith,
            FilterCondition.NotStartsWith, FilterCondition.EndsWith, FilterCondition.NotEndsWith, FilterCondition.BiggerThan, FilterCondition.LowerThan,
        }.Select(condition => condition.Value));

    [Fact]
    public void Every_continent_has_the_code_of_the_service() => Assert.Equal(
        ["AF", "AN", "AS", "EU", "NA", "OC", "SA"],
        new[] { Continent.Africa, Continent.Antarctica, Continent.Asia, Continent.Europe, Continent.NorthAmerica, Continent.Oceania, Continent.SouthAmerica }.Select(continent => continent.Value));

    [Fact]
    public void A_segment_of_an_unknown_type_has_no_definition() =>
        Assert.Throws<InvalidOperationException>(() => (Made with { Type = new SegmentType("smart") }).ToDefinition());
}

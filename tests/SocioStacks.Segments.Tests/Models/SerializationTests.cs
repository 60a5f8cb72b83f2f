using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace SocioStacks.Segments.Tests.Models;

/// <summary>Models in the serializers and caches of applications: whatever is written is read again.</summary>
public sealed class SerializationTests
{
    private static readonly Segment Full = new()
    {
        Id = 9007199254740993,
        UserId = 3,
        Name = "Tom & \"Jerry\" 😀",
        Type = SegmentType.Filter,
        TotalContacts = 5,
        CreatedAt = new DateTimeOffset(2025, 10, 29, 3, 25, 4, 125, TimeSpan.Zero),
        LastUpdatedAt = new DateTimeOffset(2025, 11, 1, 23, 59, 59, TimeSpan.Zero),
        Settings = new SegmentSettings
        {
            ContactIds = [1, 9007199254740993],
            PhoneNumbers = ["+39 333 0000001", "1/2 (3)"],
            Filters = [new("age", FilterCondition.BiggerThan, "18"), new("city", new("sounds_like"), "Rome"), new("", default, "")],
            Countries = ["IT", "FR"],
            Continents = [Continent.Europe, new("ZZ")],
            AdditionalProperties = Properties("""{"filters_languages":["it"],"contacts_ids":[[1]],"when":"2025-10-29T03:25:04Z"}"""),
        },
        AdditionalProperties = Properties("""{"color":{"hue":[1.10,null,true]},"datetime":"2025-10-29T03:25:04+02:00","big":393330000001234567890,"text":"a\u00e9\"\\b"}"""),
    };

    private static readonly SegmentPage Page = new() { Segments = [Full, new Segment { Id = 8, Type = new("smart") }], Page = 2, ResultsPerPage = 25, TotalResults = 5000000000, TotalPages = 3 };

    public static TheoryData<string> Serializer => [.. Serializers.Names];

    public static TheoryData<string> TextSerializer => [.. Serializers.Names.Where(name => name != "HybridCache")];

    [Theory, MemberData(nameof(Serializer))]
    public async Task A_page_keeps_everything(string serializer)
    {
        var copy = await Serializers.RoundTripAsync(serializer, Page);
        Assert.Equal((2, 25, 5000000000, 3, true), (copy.Page, copy.ResultsPerPage, copy.TotalResults, copy.TotalPages, copy.HasNextPage));
        Assert.Equal(JsonSerializer.Serialize(Page), JsonSerializer.Serialize(copy));
    }

    [Theory, MemberData(nameof(Serializer))]
    public async Task A_segment_keeps_every_property(string serializer)
    {
        var copy = await Serializers.RoundTripAsync(serializer, Full);
        AssertFilledAndEqual(Full, copy);
        AssertFilledAndEqual(Full.Settings, copy.Settings);
    }

    [Theory, MemberData(nameof(Serializer))]
    public async Task A_segment_without_contents_stays_as_it_is(string serializer)
    {
        var empty = new Segment { Id = 7 };
        var copy = await Serializers.RoundTripAsync(serializer, empty);
        Assert.Equal(JsonSerializer.Serialize(empty), JsonSerializer.Serialize(copy));
        Assert.Empty(copy.AdditionalProperties);
        Assert.Empty(copy.Settings.AdditionalProperties);
    }

    [Theory, MemberData(nameof(Serializer))]
    public async Task Reading_one_segment_changes_no_other(string serializer)
    {
        await Serializers.RoundTripAsync(serializer, Full);
        Assert.Empty(new Segment { Id = 1 }.Settings.ContactIds);
        Assert.Empty((await Reading.SegmentOf("""{"id":1,"settings":[]}""")).Settings.ContactIds);
    }

    [Theory, MemberData(nameof(Serializer))]
    public async Task Words_stand_in_every_place(string serializer)
    {
        var holder = new WordHolder
        {
            Type = SegmentType.Bulk,
            Condition = FilterCondition.NotContains,
            Continent = Continent.Asia,
            Given = Continent.Africa,
            Types = [SegmentType.Custom, new("smart"), default],
            Counts = { [SegmentType.Bulk] = 1, [SegmentType.Filter] = 2 },
            Labels = { [FilterCondition.Exact] = "is" },
            Neighbours = { [Continent.Europe] = Continent.Asia },
        };
        var copy = await Serializers.RoundTripAsync(serializer, holder);
        Assert.Equivalent(holder, copy, strict: true);
        Assert.Equal(JsonSerializer.Serialize(holder), JsonSerializer.Serialize(copy));
    }

    [Theory, MemberData(nameof(TextSerializer))]
    public void Words_are_plain_strings(string serializer)
    {
        var holder = new WordHolder { Type = SegmentType.Bulk, Condition = FilterCondition.Exact, Types = [SegmentType.Custom], Counts = { [SegmentType.Filter] = 2 }, Neighbours = { [Continent.Europe] = Continent.Asia } };
        using var json = JsonDocument.Parse(Serializers.Write(serializer, holder));
        var properties = json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(("bulk", "exact"), (properties["Type"].GetString(), properties["Condition"].GetString()));
        Assert.Equal("custom", properties["Types"][0].GetString());
        Assert.Equal(2, properties["Counts"].GetProperty("filter").GetInt32());
        Assert.Equal("AS", properties["Neighbours"].GetProperty("EU").GetString());
    }

    [Fact]
    public void A_null_in_place_of_a_word_is_the_default() =>
        Assert.Equal(default, JsonSerializer.Deserialize<WordHolder>("""{"Type":null}""")!.Type);

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("true")]
    public void What_is_not_a_string_is_not_a_word(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SegmentType>(json));

    [Theory, MemberData(nameof(Serializer))]
    public async Task What_comes_with_errors_and_what_lists_are_asked_with_is_kept_too(string serializer)
    {
        var limit = new SegmentsRateLimit { Limit = 60, Remaining = 0, ResetAfter = TimeSpan.FromSeconds(12.5) };
        var options = new SegmentListOptions { ResultsPerPage = ResultsPerPage.Fifty, StartPage = 3, Prefetch = 0, SkipRepeated = false };
        Assert.Equal(limit, await Serializers.RoundTripAsync(serializer, limit));
        Assert.Equal(new SegmentsApiError("No", 404), await Serializers.RoundTripAsync(serializer, new SegmentsApiError("No", 404)));

        // Default values that are left out come back as those of the type, not of the property.
        if (!serializer.Contains("sparse", StringComparison.Ordinal))
            Assert.Equal(options, await Serializers.RoundTripAsync(serializer, options));
    }

    [Theory]
    [InlineData("System.Text.Json", "Newtonsoft.Json")]
    [InlineData("Newtonsoft.Json", "System.Text.Json")]
    public void What_one_serializer_writes_the_other_reads_but_for_additional_properties(string writer, string reader)
    {
        var copy = Serializers.Read<Segment>(reader, Serializers.Write(writer, Full));
        var expected = Full with
        {
            AdditionalProperties = new Dictionary<string, JsonElement>(),
            Settings = Full.Settings with { AdditionalProperties = new Dictionary<string, JsonElement>() },
        };
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(copy));
    }

    [Fact]
    public void Words_bind_from_a_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Type", "bulk"), new("Continent", "EU"), new("Types:0", "custom")]).Build();
        var holder = configuration.Get<WordHolder>()!;
        Assert.Equal((SegmentType.Bulk, Continent.Europe, SegmentType.Custom), (holder.Type, holder.Continent, holder.Types[0]));
    }

    [Theory]
    [InlineData(typeof(SegmentType))]
    [InlineData(typeof(FilterCondition))]
    [InlineData(typeof(Continent))]
    public void Words_convert_from_and_to_strings(Type type)
    {
        var converter = TypeDescriptor.GetConverter(type);
        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.False(converter.CanConvertFrom(typeof(int)));
        Assert.Equal("x", converter.ConvertToInvariantString(converter.ConvertFromInvariantString("x")!));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(5));
    }

    private static void AssertFilledAndEqual<T>(T expected, T actual)
    {
        foreach (var property in typeof(T).GetProperties())
        {
            var (before, after) = (JsonSerializer.Serialize(property.GetValue(expected)), JsonSerializer.Serialize(property.GetValue(actual)));
            Assert.DoesNotContain(before, (string[])["null", "0", "\"\"", "[]", "{}"]);
            Assert.Equal(before, after);
        }
    }

    private static Dictionary<string, JsonElement> Properties(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}

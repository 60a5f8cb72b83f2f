using System.Globalization;
using System.Text.Json.Nodes;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>What PHP itself reads from our forms: exactly the fields meant, and no file.</summary>
public sealed class PhpFormTests(PhpEcho php) : IClassFixture<PhpEcho>
{
    // The names show in the test explorer what cannot be printed there.
    private static readonly Dictionary<string, string> Hostile = new()
    {
        ["double quotes"] = "\"quoted\" and \"",
        ["single quotes"] = "'quoted' and '",
        ["backslashes"] = @"a\b\\c\",
        ["escaped quotes"] = "a\\\"b",
        ["carriage return"] = "a\rb\r",
        ["line feed"] = "a\nb\n",
        ["line end"] = "a\r\nb\r\n",
        ["only dashes"] = "--",
        ["line end and dashes"] = "\r\n--\r\n--",
        ["another field"] = "\r\n--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny",
        ["a file"] = "\r\n--b\r\nContent-Disposition: form-data; filename=\"x\"\r\n\r\n",
        ["boundary of ours in part"] = "\r\n----\r\n------\r\n",
        ["boundary of Refit"] = "\r\n------MyGreatBoundary--\r\n",
        ["leading and trailing whitespace"] = " \t a \t ",
        ["emoji"] = "👩‍👩‍👧‍👦 🇮🇹",
        ["right to left"] = "שלום مرحبا \u202Eabc\u202C",
        ["percent"] = "100%41%00%",
        ["plus"] = "a+b+",
        ["ampersand and equals"] = "a=1&name=2&type=bulk",
        ["semicolons"] = "a;b; c=d",
        ["NUL"] = "a\0b",
        ["control characters"] = "\u0001\u001b[31m\u007f\u0085",
        ["name parameter"] = "name=\"x\"",
        ["index"] = "[0]",
        ["brackets"] = "a[][b]",
        ["header"] = "Content-Type: text/html",
        ["byte order mark"] = "\uFEFFa",
        ["line separators"] = "a\u2028b\u2029c",
        ["php"] = "<?php echo 1; ?>",
        ["combining marks"] = "e\u0301 é",
    };

    public static TheoryData<string> HostileTexts => [.. Hostile.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_alone_arrives_alone()
    {
        await php.Client.CreateAsync("Only a name", cancellationToken: Token);
        await AssertSeenAsync(new() { ["name"] = "Only a name" });
    }

    [Fact]
    public async Task A_bulk_definition_arrives()
    {
        await php.Client.CreateAsync("Bulk", SegmentDefinition.Bulk("+1 (555) 010-0001", "+15550100002"), Token);
        await AssertSeenAsync(new() { ["name"] = "Bulk", ["type"] = "bulk", ["phone_numbers"] = "+1 (555) 010-0001,+15550100002" });
    }

    [Fact]
    public async Task A_custom_definition_arrives()
    {
        await php.Client.CreateAsync("Custom", SegmentDefinition.Custom(1, 22, long.MaxValue), Token);
        await AssertSeenAsync(new() { ["name"] = "Custom", ["type"] = "custom", ["contacts_ids"] = "1,22,9223372036854775807" });
    }

    [Fact]
    public async Task A_filter_definition_arrives()
    {
        var definition = SegmentDefinition.Filter()
            .Where("age", FilterCondition.BiggerThan, "18")
            .Where("city", FilterCondition.NotStartsWith, "")
            .InCountries("IT", "fr")
            .InContinents(Continent.Europe, Continent.NorthAmerica);
        await php.Client.CreateAsync("Filter", definition, Token);
        await AssertSeenAsync(new()
        {
            ["name"] = "Filter",
            ["type"] = "filter",
            ["filters_custom_parameter_key"] = Listed("age", "city"),
            ["filters_custom_parameter_condition"] = Listed("bigger_than", "not_starts_with"),
            ["filters_custom_parameter_value"] = Listed("18", ""),
            ["filters_countries"] = Listed("IT", "FR"),
            ["filters_continents"] = Listed("EU", "NA"),
        });
    }

    [Fact]
    public async Task A_filter_by_countries_alone_arrives()
    {
        await php.Client.CreateAsync("Countries", SegmentDefinition.Filter().InCountries("IT"), Token);
        await AssertSeenAsync(new() { ["name"] = "Countries", ["type"] = "filter", ["filters_countries"] = Listed("IT") });
    }

    [Fact]
    public async Task The_blank_elements_of_an_update_arrive()
    {
        await php.Client.UpdateAsync(5, definition: SegmentDefinition.Filter().InCountries("IT"), cancellationToken: Token);
        await AssertSeenAsync(new()
        {
            ["type"] = "filter",
            ["filters_countries"] = Listed("IT"),
            ["filters_custom_parameter_key"] = Listed(""),
            ["filters_custom_parameter_condition"] = Listed(""),
            ["filters_custom_parameter_value"] = Listed(""),
            ["filters_continents"] = Listed(""),
        });
    }

    [Fact]
    public async Task An_update_of_the_name_sends_nothing_else()
    {
        await php.Client.UpdateAsync(5, "New name", cancellationToken: Token);
        await AssertSeenAsync(new() { ["name"] = "New name" });
    }

    [Fact]
    public async Task An_update_of_the_definition_sends_no_name()
    {
        await php.Client.UpdateAsync(5, definition: SegmentDefinition.Custom(7), cancellationToken: Token);
        await AssertSeenAsync(new() { ["type"] = "custom", ["contacts_ids"] = "7" });
    }

    [Fact]
    public async Task An_update_of_both_sends_both()
    {
        await php.Client.UpdateAsync(5, "New name", SegmentDefinition.Bulk("+1"), Token);
        await AssertSeenAsync(new() { ["name"] = "New name", ["type"] = "bulk", ["phone_numbers"] = "+1" });
    }

    [Fact]
    public async Task A_create_is_a_POST_to_the_list_without_a_slash()
    {
        await php.Client.CreateAsync("Name", cancellationToken: Token);
        var seen = await php.SeenAsync();
        Assert.Equal("POST /api/segments", $"{seen["method"]} {seen["uri"]}");
    }

    [Fact]
    public async Task An_update_is_a_POST_to_the_segment()
    {
        await php.Client.UpdateAsync(long.MaxValue, "Name", cancellationToken: Token);
        var seen = await php.SeenAsync();
        Assert.Equal("POST /api/segments/9223372036854775807", $"{seen["method"]} {seen["uri"]}");
    }

    [Fact]
    public async Task PHP_receives_the_length_and_no_chunks()
    {
        await php.Client.CreateAsync("Name", SegmentDefinition.Bulk(Numbers(1000)), Token);
        var seen = await php.SeenAsync();
        Assert.InRange(long.Parse(seen["content_length"]!.GetValue<string>(), CultureInfo.InvariantCulture), 13_000, 20_000);
        Assert.Null(seen["transfer_encoding"]);
        Assert.StartsWith("multipart/form-data; boundary=", seen["content_type"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_hostile_name_arrives_as_passed(string which)
    {
        await php.Client.CreateAsync(Hostile[which], SegmentDefinition.Bulk("+1"), Token);
        await AssertSeenAsync(new() { ["name"] = Hostile[which], ["type"] = "bulk", ["phone_numbers"] = "+1" });
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_hostile_name_arrives_as_passed_in_an_update(string which)
    {
        await php.Client.UpdateAsync(5, Hostile[which], cancellationToken: Token);
        await AssertSeenAsync(new() { ["name"] = Hostile[which] });
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_hostile_filter_key_arrives_as_passed(string which)
    {
        await php.Client.CreateAsync("Name", SegmentDefinition.Filter().Where(Hostile[which], FilterCondition.Exact, "value"), Token);
        await AssertSeenAsync(FilterForm(Hostile[which], "exact", "value"));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_hostile_filter_value_arrives_as_passed(string which)
    {
        await php.Client.CreateAsync("Name", SegmentDefinition.Filter().Where("key", FilterCondition.Contains, Hostile[which]), Token);
        await AssertSeenAsync(FilterForm("key", "contains", Hostile[which]));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_hostile_filter_condition_arrives_as_passed(string which)
    {
        await php.Client.CreateAsync("Name", Held(new SegmentFilter("key", new FilterCondition(Hostile[which]), "value")), Token);
        await AssertSeenAsync(FilterForm("key", Hostile[which], "value"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("🙂")]
    [InlineData("\r")]
    public async Task A_value_of_512_characters_arrives_whole(string character)
    {
        var value = string.Concat(Enumerable.Repeat(character, 512));
        await php.Client.CreateAsync("Name", SegmentDefinition.Filter().Where("key", FilterCondition.Exact, value), Token);
        await AssertSeenAsync(FilterForm("key", "exact", value));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("🙂")]
    public async Task A_name_of_256_characters_arrives_whole(string character)
    {
        var name = string.Concat(Enumerable.Repeat(character, 256));
        await php.Client.CreateAsync(name, cancellationToken: Token);
        await AssertSeenAsync(new() { ["name"] = name });
    }

    [Fact]
    public async Task Fifty_filters_arrive_aligned_by_index()
    {
        var definition = Enumerable.Range(0, 50).Aggregate(SegmentDefinition.Filter(), (filter, i) =>
            filter.Where($"key{i}", i % 2 == 0 ? FilterCondition.Exact : FilterCondition.NotExact, $"value{i}"));
        await php.Client.CreateAsync("Name", definition, Token);
        await AssertSeenAsync(new()
        {
            ["name"] = "Name",
            ["type"] = "filter",
            ["filters_custom_parameter_key"] = Listed([.. Enumerable.Range(0, 50).Select(i => $"key{i}")]),
            ["filters_custom_parameter_condition"] = Listed([.. Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? "exact" : "not_exact")]),
            ["filters_custom_parameter_value"] = Listed([.. Enumerable.Range(0, 50).Select(i => $"value{i}")]),
        });
    }

    [Fact]
    public async Task All_countries_and_continents_arrive()
    {
        Assert.Equal(249, Countries.All.Length);
        Continent[] continents = [Continent.Africa, Continent.Antarctica, Continent.Asia, Continent.Europe, Continent.NorthAmerica, Continent.Oceania, Continent.SouthAmerica];
        await php.Client.CreateAsync("Name", SegmentDefinition.Filter().InCountries(Countries.All).InContinents(continents), Token);
        await AssertSeenAsync(new()
        {
            ["name"] = "Name",
            ["type"] = "filter",
            ["filters_countries"] = Listed(Countries.All),
            ["filters_continents"] = Listed("AF", "AN", "AS", "EU", "NA", "OC", "SA"),
        });
    }

    [Fact]
    public async Task The_largest_filter_definition_is_within_PHPs_limit_of_fields()
    {
        var definition = Enumerable.Range(0, 50)
            .Aggregate(SegmentDefinition.Filter(), (filter, i) => filter.Where($"key{i}", FilterCondition.Exact, new string('x', 512)))
            .InCountries(Countries.All)
            .InContinents(Continent.Africa, Continent.Antarctica, Continent.Asia, Continent.Europe, Continent.NorthAmerica, Continent.Oceania, Continent.SouthAmerica);
        await php.Client.CreateAsync("Name", definition, Token);
        var post = (await php.SeenAsync())["post"]!;
        Assert.Equal(50, post["filters_custom_parameter_value"]!.AsObject().Count);
        Assert.Equal(249, post["filters_countries"]!.AsObject().Count);
        Assert.Equal(7, post["filters_continents"]!.AsObject().Count);
    }

    [Fact]
    public async Task Ten_thousand_phone_numbers_of_an_array_arrive()
    {
        string[] numbers = [.. Numbers(10_000)];
        await php.Client.CreateAsync("Name", SegmentDefinition.Bulk(numbers), Token);
        await AssertSeenAsync(new() { ["name"] = "Name", ["type"] = "bulk", ["phone_numbers"] = string.Join(',', numbers) });
    }

    [Fact]
    public async Task Ten_thousand_phone_numbers_of_an_iterator_arrive()
    {
        await php.Client.CreateAsync("Name", SegmentDefinition.Bulk(Numbers(10_000)), Token);
        await AssertSeenAsync(new() { ["name"] = "Name", ["type"] = "bulk", ["phone_numbers"] = string.Join(',', Numbers(10_000)) });
    }

    [Fact]
    public async Task Ten_thousand_contact_ids_of_an_array_arrive()
    {
        long[] ids = [.. ContactIds(10_000)];
        await php.Client.CreateAsync("Name", SegmentDefinition.Custom(ids), Token);
        await AssertSeenAsync(new() { ["name"] = "Name", ["type"] = "custom", ["contacts_ids"] = string.Join(',', ids) });
    }

    [Fact]
    public async Task Ten_thousand_contact_ids_of_an_iterator_arrive()
    {
        await php.Client.CreateAsync("Name", SegmentDefinition.Custom(ContactIds(10_000)), Token);
        await AssertSeenAsync(new() { ["name"] = "Name", ["type"] = "custom", ["contacts_ids"] = string.Join(',', ContactIds(10_000)) });
    }

    [Fact]
    public async Task Half_a_million_phone_numbers_arrive_within_PHPs_usual_limit()
    {
        await php.Client.CreateAsync("Name", SegmentDefinition.Bulk(Numbers(500_000)), Token);
        var numbers = (await php.SeenAsync())["post"]!["phone_numbers"]!.GetValue<string>();
        Assert.Equal(string.Join(',', Numbers(500_000)), numbers);
    }

    private async Task AssertSeenAsync(JsonObject form)
    {
        var seen = await php.SeenAsync();
        Assert.Equal(form.ToJsonString(), seen["post"]!.ToJsonString());
        Assert.Empty(seen["files"]!.AsObject());
    }

    /// <summary>Of a segment that the service holds: no new definition has another condition than the known ones.</summary>
    private static SegmentDefinition Held(SegmentFilter filter) => new Segment { Id = 1, Type = SegmentType.Filter, Settings = new() { Filters = [filter] } }.ToDefinition();

    private static JsonObject FilterForm(string key, string condition, string value) => new()
    {
        ["name"] = "Name",
        ["type"] = "filter",
        ["filters_custom_parameter_key"] = Listed(key),
        ["filters_custom_parameter_condition"] = Listed(condition),
        ["filters_custom_parameter_value"] = Listed(value),
    };

    /// <summary>A PHP list, whose keys count from 0.</summary>
    private static JsonObject Listed(params string[] values) =>
        new(values.Select((value, i) => KeyValuePair.Create<string, JsonNode?>(i.ToString(CultureInfo.InvariantCulture), value)));

    private static IEnumerable<string> Numbers(int count)
    {
        for (var i = 0; i < count; i++)
            yield return $"+1555{i:D7}";
    }

    private static IEnumerable<long> ContactIds(int count)
    {
        for (var i = 1L; i <= count; i++)
            yield return i * i;
    }
}

namespace SocioStacks.Segments.Tests.Definitions;

public sealed class FilterTests
{
    private static readonly Continent[] AllContinents =
        [Continent.Africa, Continent.Antarctica, Continent.Asia, Continent.Europe, Continent.NorthAmerica, Continent.Oceania, Continent.SouthAmerica];

    private static FilterSegmentDefinition Filter => SegmentDefinition.Filter();

    public static TheoryData<string> Blank => ["", " ", "\t", "\r\n", "\u00A0", "\u3000"];

    public static TheoryData<string> NoNumbers =>
        ["", " ", "abc", "1,5", "1,000", "1 000", " 18", "18 ", "0x10", "1e400", "-1e400", "NaN", "Infinity", "-Infinity", "∞", "٣", "１８", "--1", "+-1", "-", "+", ".", "e5", "1e", "18%", "$18", "(18)", "1_000", "18\n"];

    public static TheoryData<string> Numbers => ["18", "-3", "+4", "0.5", "-0.5", ".5", "007", "0", "-0", "1e3", "1E-3", "123456789012345678901234567890"];

    public static TheoryData<string> BadCountries => ["", " ", "I", "ITA", "1T", "I1", "I ", " I", "İT", "ßß", "ıt", "éé", "ＩＴ", "I\0", "🙂", "Italy"];

    public static TheoryData<string> BadContinents => ["", " ", "XX", "eu", "EU ", "Europe", "E"];

    [Fact]
    public async Task A_filter_with_nothing_in_it_is_refused()
    {
        await Refusals.OfAsync(() => Filter);
    }

    [Fact]
    public async Task A_filter_with_nothing_in_it_is_refused_in_an_update()
    {
        await Refusals.OfAsync(client => client.UpdateAsync(1, "Name", Filter, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Empty_lists_of_countries_and_continents_are_nothing()
    {
        await Refusals.OfAsync(() => Filter.InCountries().InContinents());
    }

    [Fact]
    public async Task A_51st_filter_is_refused()
    {
        var e = await Refusals.OfAsync(() => WithFilters(51));
        Assert.Contains("50", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_filters_are_sent_with_indices_from_0_to_49()
    {
        var fields = await Refusals.FieldsOfAsync(WithFilters(50));
        Assert.Equal(
            Enumerable.Range(0, 50).SelectMany(i => (string[])[$"filters_custom_parameter_key[{i}]=key{i}", $"filters_custom_parameter_condition[{i}]=exact", $"filters_custom_parameter_value[{i}]=value{i}"]),
            fields.Skip(2));
    }

    [Theory]
    [MemberData(nameof(Blank))]
    public async Task A_blank_key_is_refused(string key)
    {
        Assert.Equal("key", (await Refusals.OfAsync(() => Filter.Where(key, FilterCondition.Exact, "value"))).ParamName);
    }

    [Fact]
    public async Task A_null_key_is_refused()
    {
        Assert.Equal("key", (await Refusals.OfAsync(() => Filter.Where(null!, FilterCondition.Exact, "value"))).ParamName);
    }

    [Fact]
    public async Task A_null_value_is_refused()
    {
        Assert.Equal("value", (await Refusals.OfAsync(() => Filter.Where("key", FilterCondition.Exact, null!))).ParamName);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_key_of_65_characters_is_refused(string character)
    {
        Assert.Equal("key", (await Refusals.OfAsync(() => Filter.Where(Repeated(character, 65), FilterCondition.Exact, "value"))).ParamName);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_key_of_64_characters_is_sent(string character)
    {
        var key = Repeated(character, 64);
        Assert.Equal($"filters_custom_parameter_key[0]={key}", (await Refusals.FieldsOfAsync(Filter.Where(key, FilterCondition.Exact, "value")))[2]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_value_of_513_characters_is_refused(string character)
    {
        Assert.Equal("value", (await Refusals.OfAsync(() => Filter.Where("key", FilterCondition.Exact, Repeated(character, 513)))).ParamName);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_value_of_512_characters_is_sent(string character)
    {
        var value = Repeated(character, 512);
        Assert.Equal($"filters_custom_parameter_value[0]={value}", (await Refusals.FieldsOfAsync(Filter.Where("key", FilterCondition.Exact, value)))[4]);
    }

    [Fact]
    public async Task An_empty_value_is_sent()
    {
        Assert.Equal("filters_custom_parameter_value[0]=", (await Refusals.FieldsOfAsync(Filter.Where("key", FilterCondition.Exact, "")))[4]);
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public async Task Half_a_surrogate_pair_is_refused(int half)
    {
        await Refusals.OfAsync(() => Filter.Where("a" + (char)half, FilterCondition.Exact, "value"));
        await Refusals.OfAsync(() => Filter.Where("key", FilterCondition.Exact, (char)half + "a"));
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public async Task A_value_that_is_no_number_is_not_compared_as_bigger(string value)
    {
        Assert.Equal("value", (await Refusals.OfAsync(() => Filter.Where("age", FilterCondition.BiggerThan, value))).ParamName);
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public async Task A_value_that_is_no_number_is_not_compared_as_lower(string value)
    {
        Assert.Equal("value", (await Refusals.OfAsync(() => Filter.Where("age", FilterCondition.LowerThan, value))).ParamName);
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public async Task A_value_that_is_no_number_is_compared_as_text(string value)
    {
        Assert.Equal($"filters_custom_parameter_value[0]={value}", (await Refusals.FieldsOfAsync(Filter.Where("age", FilterCondition.Contains, value)))[4]);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_is_compared_as_one(string value)
    {
        Assert.Equal($"filters_custom_parameter_value[0]={value}", (await Refusals.FieldsOfAsync(Filter.Where("age", FilterCondition.LowerThan, value)))[4]);
    }

    [Fact]
    public async Task A_condition_without_a_word_is_refused()
    {
        await Refusals.OfAsync(() => Filter.Where("key", default, "value"));
        await Refusals.OfAsync(() => Filter.Where("key", new FilterCondition(" "), "value"));
    }

    [Fact]
    public async Task A_condition_of_a_later_version_is_sent()
    {
        Assert.Equal("filters_custom_parameter_condition[0]=sounds_like", (await Refusals.FieldsOfAsync(Filter.Where("key", new("sounds_like"), "value")))[3]);
    }

    [Theory]
    [MemberData(nameof(BadCountries))]
    public async Task What_is_not_two_letters_is_no_country(string code)
    {
        Assert.Equal("countryCodes", (await Refusals.OfAsync(() => Filter.InCountries("IT", code))).ParamName);
    }

    [Fact]
    public async Task Null_is_no_country()
    {
        await Refusals.OfAsync(() => Filter.InCountries("IT", null!));
        await Refusals.OfAsync(() => Filter.InCountries(null!));
    }

    [Theory]
    [InlineData("it", "IT")]
    [InlineData("iT", "IT")]
    [InlineData("id", "ID")]
    [InlineData("ZW", "ZW")]
    public async Task A_country_in_lower_case_is_raised(string code, string sent)
    {
        Assert.Equal(["name=Name", "type=filter", $"filters_countries[]={sent}"], await Refusals.FieldsOfAsync(Filter.InCountries(code)));
    }

    [Fact]
    public async Task A_country_that_comes_twice_is_sent_once()
    {
        Assert.Equal(["filters_countries[]=IT", "filters_countries[]=FR"], (await Refusals.FieldsOfAsync(Filter.InCountries("IT", "it").InCountries("FR", "IT"))).Skip(2));
    }

    [Theory]
    [MemberData(nameof(BadContinents))]
    public async Task An_unknown_continent_is_refused(string code)
    {
        Assert.Equal("continents", (await Refusals.OfAsync(() => Filter.InContinents(Continent.Europe, new Continent(code)))).ParamName);
    }

    [Fact]
    public async Task The_default_is_no_continent()
    {
        await Refusals.OfAsync(() => Filter.InContinents(default(Continent)));
        await Refusals.OfAsync(() => Filter.InContinents(null!));
    }

    [Fact]
    public async Task Every_known_continent_is_sent()
    {
        Assert.Equal(
            ["AF", "AN", "AS", "EU", "NA", "OC", "SA"],
            (await Refusals.FieldsOfAsync(Filter.InContinents(AllContinents))).Skip(2).Select(field => field.Replace("filters_continents[]=", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_continent_by_its_code_is_the_known_one()
    {
        Assert.Equal("filters_continents[]=EU", (await Refusals.FieldsOfAsync(Filter.InContinents(new Continent("EU"))))[^1]);
    }

    [Fact]
    public async Task A_continent_that_comes_twice_is_sent_once()
    {
        Assert.Single((await Refusals.FieldsOfAsync(Filter.InContinents(Continent.Asia, Continent.Asia).InContinents(Continent.Asia))).Skip(2));
    }

    [Fact]
    public async Task Where_gives_a_new_definition_and_leaves_the_old_one()
    {
        var before = Filter.Where("a", FilterCondition.Exact, "1");
        var after = before.Where("b", FilterCondition.Exact, "2");
        Assert.Equal(5, (await Refusals.FieldsOfAsync(before)).Count);
        Assert.Equal(8, (await Refusals.FieldsOfAsync(after)).Count);
    }

    [Fact]
    public async Task InCountries_gives_a_new_definition_and_leaves_the_old_one()
    {
        var before = Filter.InCountries("IT");
        var after = before.InCountries("FR");
        Assert.Equal(["filters_countries[]=IT"], (await Refusals.FieldsOfAsync(before)).Skip(2));
        Assert.Equal(["filters_countries[]=IT", "filters_countries[]=FR"], (await Refusals.FieldsOfAsync(after)).Skip(2));
    }

    [Fact]
    public async Task InContinents_gives_a_new_definition_and_leaves_the_old_one()
    {
        var before = Filter.InContinents(Continent.Asia);
        var after = before.InContinents(Continent.Africa);
        Assert.Equal(["filters_continents[]=AS"], (await Refusals.FieldsOfAsync(before)).Skip(2));
        Assert.Equal(["filters_continents[]=AS", "filters_continents[]=AF"], (await Refusals.FieldsOfAsync(after)).Skip(2));
    }

    [Fact]
    public async Task An_array_changed_after_the_call_changes_no_definition()
    {
        string[] countries = ["IT"];
        Continent[] continents = [Continent.Asia];
        var definition = Filter.InCountries(countries).InContinents(continents);
        countries[0] = "FR";
        continents[0] = Continent.Africa;
        Assert.Equal(["filters_countries[]=IT", "filters_continents[]=AS"], (await Refusals.FieldsOfAsync(definition)).Skip(2));
    }

    [Fact]
    public async Task A_refused_part_leaves_the_definition_as_it_was()
    {
        var definition = Filter.InCountries("IT");
        Assert.Throws<ArgumentException>(() => definition.InCountries("FR", "nonsense"));
        Assert.Equal(["filters_countries[]=IT"], (await Refusals.FieldsOfAsync(definition)).Skip(2));
    }

    [Fact]
    public void The_type_is_filter()
    {
        Assert.Equal(SegmentType.Filter, Filter.Type);
    }

    private static FilterSegmentDefinition WithFilters(int count) =>
        Enumerable.Range(0, count).Aggregate(Filter, (filter, i) => filter.Where($"key{i}", FilterCondition.Exact, $"value{i}"));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

namespace SocioStacks.Segments.Tests.Definitions;

public sealed class FilterTests
{
    private static readonly Continent[] AllContinents =
        [Continent.Africa, Continent.Antarctica, Continent.Asia, Continent.Europe, Continent.NorthAmerica, Continent.Oceania, Continent.SouthAmerica];

    private static FilterSegmentDefinition Filter => SegmentDefinition.Filter();

    public static TheoryData<string> Blank => ["", " ", "\t", "\r\n", "\u00A0", "\u3000", "\0", " \0\v"];

    public static TheoryData<string> NoNumbers =>
        ["", " ", "abc", "1,5", "1,000", "1 000", " 18", "18 ", "0x10", "1e400", "-1e400", "NaN", "Infinity", "-Infinity", "∞", "٣", "１８", "--1", "+-1", "-", "+", ".", "e5", "1e", "18%", "$18", "(18)", "1_000", "18\n"];

    public static TheoryData<string> Numbers => ["18", "-3", "+4", "0.5", "-0.5", ".5", "007", "0", "-0", "1e3", "1E-3", "123456789012345678901234567890"];

    public static TheoryData<string> BadCountries =>
        ["", " ", "I", "ITA", "1T", "I1", "I ", " I", "İT", "ßß", "ıt", "éé", "ＩＴ", "I\0", "🙂", "Italy", "380", "it-IT", "XX", "ZZ", "AA", "QM", "UK", "EL", "EU", "XK", "SU", "AN", "YU", "xx", "uk"];

    public static TheoryData<string, string> Mistakes => new()
    {
        { "UK", "'UK' is not a country code. The United Kingdom is 'GB'." },
        { "uk", "'uk' is not a country code. The United Kingdom is 'GB'." },
        { "EL", "'EL' is not a country code. Greece is 'GR'." },
        { "JA", "'JA' is not a country code. Japan is 'JP'." },
        { "EU", "'EU' is not a country code. It is reserved for the European Union: list its countries, or use InContinents for Europe." },
        { "XK", "'XK' is not a country code. Kosovo has no code in ISO 3166-1: 'XK' is user-assigned and not supported by the service." },
        { "SU", "'SU' is not a country code. It has been deleted: use the successors of the Soviet Union, such as 'RU', 'UA' or 'KZ'." },
        { "AN", "'AN' is not a country code. It has been deleted: the Netherlands Antilles are 'BQ', 'CW' and 'SX'. Antarctica is 'AQ'." },
        { "YU", "'YU' is not a country code. It has been deleted: use the successors of Yugoslavia, such as 'RS', 'HR' or 'SI'." },
        { "ZR", "'ZR' is not a country code. It has been deleted: the Democratic Republic of the Congo is 'CD'." },
        { "TP", "'TP' is not a country code. It has been deleted: Timor-Leste is 'TL'." },
        { "BU", "'BU' is not a country code. It has been deleted: Myanmar is 'MM'." },
        { "XX", "'XX' is not a country code. Use a two-letter ISO 3166-1 alpha-2 code such as 'IT'; the service would drop any other." },
        { "ita", "'ita' is not a country code. Use the two-letter ISO 3166-1 alpha-2 code, such as 'IT' for 'ITA'." },
        { "Italy", "countryCodes[0] is not a country code. Use a two-letter ISO 3166-1 alpha-2 code such as 'IT', not a number or a name." },
        { "380", "countryCodes[0] is not a country code. Use a two-letter ISO 3166-1 alpha-2 code such as 'IT', not a number or a name." },
    };

    public static TheoryData<string> BadContinents => ["", " ", "XX", "eu", "EU ", "Europe", "E"];

    public static TheoryData<string> BadConditions => ["sounds_like", "EXACT", "Exact", " exact", "exact ", "bigger", "=", ">", "+15550199", "exact\0"];

    public static TheoryData<string> PhoneNumberArguments => ["+15550199", "15550199", "+1", "39", "x15550199"];

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

    [Theory]
    [MemberData(nameof(BadConditions))]
    public async Task Another_condition_than_the_ten_is_refused(string condition)
    {
        var e = await Refusals.OfAsync(() => Filter.Where("key", new FilterCondition(condition), "value"));
        Assert.Equal(
            "The condition of a filter must be one of exact, not_exact, contains, not_contains, starts_with, not_starts_with, ends_with, not_ends_with, bigger_than, lower_than: "
            + "the service would treat any other as exact. (Parameter 'condition')",
            e.Message);
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("not_exact")]
    [InlineData("contains")]
    [InlineData("not_contains")]
    [InlineData("starts_with")]
    [InlineData("not_starts_with")]
    [InlineData("ends_with")]
    [InlineData("not_ends_with")]
    [InlineData("bigger_than")]
    [InlineData("lower_than")]
    public async Task Each_of_the_ten_conditions_is_sent(string condition)
    {
        Assert.Equal($"filters_custom_parameter_condition[0]={condition}", (await Refusals.FieldsOfAsync(Filter.Where("key", new FilterCondition(condition), "1")))[3]);
    }

    [Theory]
    [MemberData(nameof(PhoneNumberArguments))]
    public async Task A_phone_number_in_the_wrong_place_is_not_repeated(string number)
    {
        List<ArgumentException> refusals =
        [
            await Refusals.OfAsync(() => Filter.InCountries(number)),
            await Refusals.OfAsync(() => Filter.InContinents(new Continent(number))),
            await Refusals.OfAsync(() => Filter.Where("key", new FilterCondition(number), "value")),
            await Refusals.OfAsync(() => Filter.Where(number + new string('x', 64), FilterCondition.Exact, "value")),
            await Refusals.OfAsync(() => Filter.Where("key", FilterCondition.BiggerThan, number + " x")),
            await Refusals.OfAsync(() => Filter.Where("key", FilterCondition.Exact, number + new string('x', 512))),
        ];
        Assert.All(refusals, e => Assert.DoesNotContain($"'{number}", e.ToString(), StringComparison.Ordinal));
        if (number.Length > 4)
            Assert.All(refusals, e => Assert.DoesNotContain("5550199", e.ToString(), StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => new Segment { Id = 1, Type = new SegmentType("+15550199") }.ToDefinition());
    }

    [Theory]
    [InlineData("18", "18")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1.50", "1.50")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public async Task A_decimal_is_sent_with_a_point_in_every_culture(string value, string sent)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal($"filters_custom_parameter_value[0]={sent}", (await Refusals.FieldsOfAsync(Filter.Where("age", FilterCondition.LowerThan, number)))[4]);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_refused_country_says_what_to_use_instead(string code, string message)
    {
        Assert.Equal($"{message} (Parameter 'countryCodes')", (await Refusals.OfAsync(() => Filter.InCountries(code))).Message);
    }

    [Fact]
    public async Task Exactly_the_assigned_codes_are_countries()
    {
        string[] all = [.. from first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" from second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" select $"{first}{second}"];
        var accepted = all.Where(code => Record.Exception(() => Filter.InCountries(code)) is null).ToList();
        Assert.Equal(249, accepted.Count);
        Assert.Equal(Php.Countries.All.Order(StringComparer.Ordinal), accepted);
        Assert.Equal(249, (await Refusals.FieldsOfAsync(Filter.InCountries(accepted.Select(code => code.ToLowerInvariant())))).Count - 2);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    public async Task A_country_in_lower_case_is_raised_the_same_in_every_culture(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("filters_countries[]=IT", (await Refusals.FieldsOfAsync(Filter.InCountries("it")))[^1]);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(BadCountries))]
    public async Task What_is_not_an_assigned_code_is_not_a_country(string code)
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

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>The countries and continents of a filter.</summary>
public sealed class FilterPlaceTests
{
    private static readonly Continent[] AllContinents =
        [Continent.Africa, Continent.Antarctica, Continent.Asia, Continent.Europe, Continent.NorthAmerica, Continent.Oceania, Continent.SouthAmerica];

    private static FilterSegmentDefinition Filter => SegmentDefinition.Filter();

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

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_rejected_country_states_what_to_use_instead(string code, string message)
    {
        Assert.Equal($"{message} (Parameter 'countryCodes')", (await RejectionAssert.RejectsAsync(() => Filter.InCountries(code))).Message);
    }

    [Fact]
    public async Task Exactly_the_assigned_codes_are_countries()
    {
        string[] all = [.. from first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" from second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" select $"{first}{second}"];
        var accepted = all.Where(code => Record.Exception(() => Filter.InCountries(code)) is null).ToList();
        Assert.Equal(249, accepted.Count);
        Assert.Equal(Php.Countries.All.Order(StringComparer.Ordinal), accepted);
        Assert.Equal(249, (await FormRecorder.FieldsOfAsync(Filter.InCountries(accepted.Select(code => code.ToLowerInvariant())))).Count - 2);
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
            Assert.Equal("filters_countries[]=IT", (await FormRecorder.FieldsOfAsync(Filter.InCountries("it")))[^1]);
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
        Assert.Equal("countryCodes", (await RejectionAssert.RejectsAsync(() => Filter.InCountries("IT", code))).ParamName);
    }

    [Fact]
    public async Task Null_is_not_a_country()
    {
        await RejectionAssert.RejectsAsync(() => Filter.InCountries("IT", null!));
        await RejectionAssert.RejectsAsync(() => Filter.InCountries(null!));
    }

    [Theory]
    [InlineData("it", "IT")]
    [InlineData("iT", "IT")]
    [InlineData("id", "ID")]
    [InlineData("ZW", "ZW")]
    public async Task A_country_in_lower_case_is_raised(string code, string sent)
    {
        Assert.Equal(["name=Name", "type=filter", $"filters_countries[]={sent}"], await FormRecorder.FieldsOfAsync(Filter.InCountries(code)));
    }

    [Fact]
    public async Task A_country_that_comes_twice_is_sent_once()
    {
        Assert.Equal(["filters_countries[]=IT", "filters_countries[]=FR"], (await FormRecorder.FieldsOfAsync(Filter.InCountries("IT", "it").InCountries("FR", "IT"))).Skip(2));
    }

    [Theory]
    [MemberData(nameof(BadContinents))]
    public async Task An_unknown_continent_is_rejected(string code)
    {
        Assert.Equal("continents", (await RejectionAssert.RejectsAsync(() => Filter.InContinents(Continent.Europe, new Continent(code)))).ParamName);
    }

    [Fact]
    public async Task The_default_is_not_a_continent()
    {
        await RejectionAssert.RejectsAsync(() => Filter.InContinents(default(Continent)));
        await RejectionAssert.RejectsAsync(() => Filter.InContinents(null!));
    }

    [Fact]
    public async Task Every_known_continent_is_sent()
    {
        Assert.Equal(
            ["AF", "AN", "AS", "EU", "NA", "OC", "SA"],
            (await FormRecorder.FieldsOfAsync(Filter.InContinents(AllContinents))).Skip(2).Select(field => field.Replace("filters_continents[]=", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_continent_by_its_code_is_the_known_one()
    {
        Assert.Equal("filters_continents[]=EU", (await FormRecorder.FieldsOfAsync(Filter.InContinents(new Continent("EU"))))[^1]);
    }

    [Fact]
    public async Task A_continent_that_comes_twice_is_sent_once()
    {
        Assert.Single((await FormRecorder.FieldsOfAsync(Filter.InContinents(Continent.Asia, Continent.Asia).InContinents(Continent.Asia))).Skip(2));
    }

    [Fact]
    public async Task InCountries_returns_a_new_definition_and_leaves_the_old_one()
    {
        var before = Filter.InCountries("IT");
        var after = before.InCountries("FR");
        Assert.Equal(["filters_countries[]=IT"], (await FormRecorder.FieldsOfAsync(before)).Skip(2));
        Assert.Equal(["filters_countries[]=IT", "filters_countries[]=FR"], (await FormRecorder.FieldsOfAsync(after)).Skip(2));
    }

    [Fact]
    public async Task InContinents_returns_a_new_definition_and_leaves_the_old_one()
    {
        var before = Filter.InContinents(Continent.Asia);
        var after = before.InContinents(Continent.Africa);
        Assert.Equal(["filters_continents[]=AS"], (await FormRecorder.FieldsOfAsync(before)).Skip(2));
        Assert.Equal(["filters_continents[]=AS", "filters_continents[]=AF"], (await FormRecorder.FieldsOfAsync(after)).Skip(2));
    }
}

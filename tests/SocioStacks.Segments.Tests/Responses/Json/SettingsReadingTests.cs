namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>Settings in every shape that servers of this family return them.</summary>
public sealed class SettingsReadingTests
{
    [Fact]
    public async Task Contact_ids_may_be_strings()
    {
        var settings = await Reading.SettingsOf("""{"contacts_ids":["1",2,"3"]}""");
        Assert.Equal([1, 2, 3], settings.ContactIds);
    }

    [Fact]
    public async Task Contact_ids_with_gaps_are_a_list()
    {
        var settings = await Reading.SettingsOf("""{"contacts_ids":{"0":1,"4":5}}""");
        Assert.Equal([1, 5], settings.ContactIds);
    }

    [Fact]
    public async Task Many_contact_ids_keep_their_order()
    {
        var ids = Enumerable.Range(1, 1000).Select(i => (long)i).ToArray();
        var settings = await Reading.SettingsOf($$"""{"contacts_ids":[{{string.Join(',', ids)}}]}""");
        Assert.Equal(ids, settings.ContactIds);
    }

    [Fact]
    public async Task Phone_numbers_are_a_list_of_texts()
    {
        var settings = await Reading.SettingsOf("""{"phone_numbers":["+39 333 000 0001","+39 333 000 0002"]}""", "bulk");
        Assert.Equal(["+39 333 000 0001", "+39 333 000 0002"], settings.PhoneNumbers);
    }

    [Fact]
    public async Task Phone_numbers_with_gaps_are_a_list()
    {
        var settings = await Reading.SettingsOf("""{"phone_numbers":{"0":"+1000","2":"+2000"}}""", "bulk");
        Assert.Equal(["+1000", "+2000"], settings.PhoneNumbers);
    }

    [Fact]
    public async Task A_phone_number_that_PHP_wrote_as_a_number_keeps_all_its_digits()
    {
        var settings = await Reading.SettingsOf("""{"phone_numbers":[393330000001234567890]}""", "bulk");
        Assert.Equal(["393330000001234567890"], settings.PhoneNumbers);
    }

    [Fact]
    public async Task Filters_are_read_in_their_order()
    {
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":[{"key":"age","condition":"bigger_than","value":"18"},{"key":"city","condition":"exact","value":"Rome"}]}""", "filter");
        Assert.Equal([new("age", FilterCondition.BiggerThan, "18"), new("city", FilterCondition.Exact, "Rome")], settings.Filters);
    }

    [Fact]
    public async Task The_value_of_a_filter_may_be_a_number()
    {
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":[{"key":"age","condition":"lower_than","value":18.5}]}""", "filter");
        Assert.Equal("18.5", Assert.Single(settings.Filters).Value);
    }

    [Fact]
    public async Task The_value_of_a_filter_may_be_a_truth_value()
    {
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":[{"key":"vip","condition":"exact","value":true}]}""", "filter");
        Assert.Equal("true", Assert.Single(settings.Filters).Value);
    }

    [Fact]
    public async Task The_value_of_a_filter_may_be_null()
    {
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":[{"key":"city","condition":"exact","value":null}]}""", "filter");
        Assert.Equal("", Assert.Single(settings.Filters).Value);
    }

    [Fact]
    public async Task Filters_with_gaps_are_a_list()
    {
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":{"3":{"key":"city","condition":"exact","value":"Rome"}}}""", "filter");
        Assert.Equal("city", Assert.Single(settings.Filters).Key);
    }

    [Fact]
    public async Task An_unknown_property_of_a_filter_does_no_harm()
    {
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":[{"key":"city","case":{"sensitive":[true]},"condition":"exact","value":"Rome"}]}""", "filter");
        Assert.Equal([new("city", FilterCondition.Exact, "Rome")], settings.Filters);
    }

    [Fact]
    public async Task An_unknown_property_of_a_filter_is_kept_with_its_list()
    {
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":[{"key":"city","case":true,"condition":"exact","value":"Rome"}]}""", "filter");
        Assert.True(settings.AdditionalProperties["filters_custom_parameters"][0].GetProperty("case").GetBoolean());
    }

    [Fact]
    public async Task An_unknown_condition_is_kept()
    {
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":[{"key":"city","condition":"sounds_like","value":"Rome"}]}""", "filter");
        Assert.Equal(new FilterCondition("sounds_like"), Assert.Single(settings.Filters).Condition);
    }

    [Fact]
    public async Task Countries_are_read()
    {
        var settings = await Reading.SettingsOf("""{"filters_countries":["IT","FR"]}""", "filter");
        Assert.Equal(["IT", "FR"], settings.Countries);
    }

    [Fact]
    public async Task Countries_with_gaps_are_a_list()
    {
        var settings = await Reading.SettingsOf("""{"filters_countries":{"1":"IT","7":"FR"}}""", "filter");
        Assert.Equal(["IT", "FR"], settings.Countries);
    }

    [Fact]
    public async Task Continents_are_read()
    {
        var settings = await Reading.SettingsOf("""{"filters_continents":["EU","AS"]}""", "filter");
        Assert.Equal([Continent.Europe, Continent.Asia], settings.Continents);
    }

    [Fact]
    public async Task Continents_with_gaps_are_a_list()
    {
        var settings = await Reading.SettingsOf("""{"filters_continents":{"2":"EU"}}""", "filter");
        Assert.Equal([Continent.Europe], settings.Continents);
    }

    [Fact]
    public async Task An_unknown_continent_is_kept()
    {
        var settings = await Reading.SettingsOf("""{"filters_continents":["ZZ"]}""", "filter");
        Assert.Equal([new Continent("ZZ")], settings.Continents);
    }

    [Theory]
    [InlineData("""{"contacts_ids":null,"phone_numbers":null,"filters_custom_parameters":null,"filters_countries":null,"filters_continents":null}""")]
    [InlineData("""{"contacts_ids":[],"phone_numbers":[],"filters_custom_parameters":[],"filters_countries":[],"filters_continents":[]}""")]
    [InlineData("""{"contacts_ids":{},"phone_numbers":{},"filters_custom_parameters":{},"filters_countries":{},"filters_continents":{}}""")]
    public async Task A_list_that_is_null_or_has_nothing_in_it_is_empty(string json)
    {
        var settings = await Reading.SettingsOf(json);
        Assert.Equal((0, 0, 0, 0, 0), (settings.ContactIds.Count, settings.PhoneNumbers.Count, settings.Filters.Count, settings.Countries.Count, settings.Continents.Count));
    }

    [Theory]
    [InlineData("contacts_ids", "[]")]
    [InlineData("contacts_ids", "[\"\"]")]
    [InlineData("contacts_ids", "[null]")]
    [InlineData("contacts_ids", "\"\"")]
    [InlineData("contacts_ids", "\" , \"")]
    [InlineData("contacts_ids", "null")]
    [InlineData("contacts_ids", "{\"3\":\"\"}")]
    [InlineData("phone_numbers", "[\"\",null,\" \"]")]
    [InlineData("phone_numbers", "\"\"")]
    [InlineData("filters_custom_parameters", "[\"\"]")]
    [InlineData("filters_custom_parameters", "\"\"")]
    [InlineData("filters_countries", "[\"\"]")]
    [InlineData("filters_countries", "\"\"")]
    [InlineData("filters_continents", "[null]")]
    [InlineData("filters_continents", "\"\"")]
    public async Task A_list_of_nothing_but_blanks_is_empty(string name, string list)
    {
        var settings = await Reading.SettingsOf($$"""{"{{name}}":{{list}}}""");
        Assert.Equal((0, 0, 0, 0, 0), (settings.ContactIds.Count, settings.PhoneNumbers.Count, settings.Filters.Count, settings.Countries.Count, settings.Continents.Count));
        Assert.Empty(settings.AdditionalProperties);
    }

    [Theory]
    [InlineData("[1,null]", 1L)]
    [InlineData("[null,1,\"\",2]", 1L, 2L)]
    [InlineData("\"1,2\"", 1L, 2L)]
    [InlineData("\" 1 ,, 2,\"", 1L, 2L)]
    [InlineData("\"1\\n2\\r\\n3\"", 1L, 2L, 3L)]
    [InlineData("[\" 1 \",\"\\u0032\",3.0,3e0]", 1L, 2L, 3L, 3L)]
    [InlineData("{\"0\":1,\"7\":null,\"9\":\"2\"}", 1L, 2L)]
    public async Task Contact_ids_are_read_in_every_shape_that_servers_send(string list, params long[] expected)
    {
        var settings = await Reading.SettingsOf($$"""{"contacts_ids":{{list}}}""");
        Assert.Equal(expected, settings.ContactIds);
        Assert.Empty(settings.AdditionalProperties);
    }

    [Theory]
    [InlineData("phone_numbers", "\"+1 555 0100,+1 555 0101\"")]
    [InlineData("phone_numbers", "\"+1 555 0100\\r\\n+1 555 0101\\n\"")]
    [InlineData("phone_numbers", "[\"+1 555 0100\",null,\"+1 555 0101\",\"\"]")]
    [InlineData("filters_countries", "\"IT, FR\"")]
    [InlineData("filters_continents", "\"EU,AS\"")]
    public async Task Texts_are_read_in_every_shape_that_servers_send(string name, string list)
    {
        var settings = await Reading.SettingsOf($$"""{"{{name}}":{{list}}}""");
        IEnumerable<string> read = [.. settings.PhoneNumbers, .. settings.Countries, .. settings.Continents.Select(continent => continent.Value)];
        Assert.Equal(name switch { "phone_numbers" => ["+1 555 0100", "+1 555 0101"], "filters_countries" => ["IT", "FR"], _ => ["EU", "AS"] }, read);
        Assert.Empty(settings.AdditionalProperties);
    }

    [Fact]
    public async Task An_unknown_setting_is_kept()
    {
        var settings = await Reading.SettingsOf("""{"contacts_ids":[1],"filters_languages":["it"]}""");
        Assert.Equal("""["it"]""", settings.AdditionalProperties["filters_languages"].GetRawText());
    }

    [Fact]
    public async Task An_unknown_setting_is_not_an_additional_property_of_the_segment()
    {
        var segment = await Reading.SegmentOf("""{"id":7,"settings":{"filters_languages":["it"]}}""");
        Assert.Empty(segment.AdditionalProperties);
    }
}

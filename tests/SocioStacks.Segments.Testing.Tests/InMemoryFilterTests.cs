namespace SocioStacks.Segments.Testing.Tests;

public sealed class InMemoryFilterTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    private InMemorySegmentsService Service => _test.Service;

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("exact", "Rome", "Rome")]
    [InlineData("not_exact", "Rome", "Milan,Jerome,Romeo,rome,")]
    [InlineData("contains", "rome", "Jerome,rome")]
    [InlineData("not_contains", "rome", "Rome,Milan,Romeo,")]
    [InlineData("starts_with", "Rome", "Rome,Romeo")]
    [InlineData("not_starts_with", "Rome", "Milan,Jerome,rome,")]
    [InlineData("ends_with", "ome", "Rome,Jerome,rome")]
    [InlineData("not_ends_with", "ome", "Milan,Romeo,")]
    [InlineData("exact", "", "")]
    public async Task A_condition_on_a_text_matches(string condition, string value, string expected)
    {
        string[] cities = ["Rome", "Milan", "Jerome", "Romeo", "rome", ""];

        Assert.Equal(expected.Split(','), await MatchingAsync(condition, value, cities));
    }

    [Theory]
    [InlineData("bigger_than", "18", "19,100,18.5,1e2, 20 ")]
    [InlineData("lower_than", "18", "9,-20,none,,12abc")]
    [InlineData("bigger_than", "-1", "19,9,18,100,18.5,1e2,none,,12abc, 20 ")]
    [InlineData("bigger_than", "many", "19,9,18,100,18.5,1e2, 20 ")]
    [InlineData("lower_than", "", "-20")]
    public async Task A_condition_on_a_number_matches_and_what_is_not_a_number_counts_as_0(string condition, string value, string expected)
    {
        string[] ages = ["19", "9", "18", "100", "18.5", "-20", "1e2", "none", "", "12abc", " 20 "];

        Assert.Equal(expected.Split(','), await MatchingAsync(condition, value, ages));
    }

    [Theory]
    [InlineData("exact", "x")]
    [InlineData("not_exact", "x")]
    [InlineData("contains", "")]
    [InlineData("not_contains", "x")]
    [InlineData("starts_with", "")]
    [InlineData("not_starts_with", "x")]
    [InlineData("ends_with", "")]
    [InlineData("not_ends_with", "x")]
    [InlineData("bigger_than", "-1")]
    [InlineData("lower_than", "1")]
    public async Task A_contact_without_the_parameter_fulfils_no_condition(string condition, string value)
    {
        Service.AddContact(new SegmentContact { CustomParameters = new Dictionary<string, string> { ["KEY"] = "y" } });

        Assert.Equal(0, await CountAsync(SegmentDefinition.Filter().Where("key", new FilterCondition(condition), value)));
    }

    [Fact]
    public async Task Every_filter_has_to_match()
    {
        Add(("plan", "pro"), ("age", "30"));
        Add(("plan", "pro"), ("age", "10"));
        Add(("plan", "free"), ("age", "30"));

        Assert.Equal(1, await CountAsync(SegmentDefinition.Filter().Where("plan", FilterCondition.Exact, "pro").Where("age", FilterCondition.BiggerThan, "18")));
    }

    [Fact]
    public async Task Any_of_the_countries_matches()
    {
        AddIn("IT", "EU");
        AddIn("FR", "EU");
        AddIn("US", "NA");
        AddIn(null, null);

        Assert.Equal(2, await CountAsync(SegmentDefinition.Filter().InCountries("IT", "US")));
    }

    [Fact]
    public async Task Any_of_the_continents_matches()
    {
        AddIn("IT", "EU");
        AddIn("US", "NA");
        AddIn("JP", "AS");
        AddIn(null, null);

        Assert.Equal(2, await CountAsync(SegmentDefinition.Filter().InContinents(Continent.Europe, Continent.Asia)));
    }

    [Fact]
    public async Task Countries_and_continents_both_have_to_match()
    {
        AddIn("IT", "EU");
        AddIn("US", "NA");

        Assert.Equal(1, await CountAsync(SegmentDefinition.Filter().InCountries("IT", "US").InContinents(Continent.Europe)));
    }

    [Fact]
    public async Task A_contact_that_has_opted_out_is_not_counted()
    {
        Service.AddContact(new SegmentContact { CountryCode = "IT", HasOptedOut = true });

        Assert.Equal(0, await CountAsync(SegmentDefinition.Filter().InCountries("IT")));
    }

    [Fact]
    public async Task The_total_is_that_of_the_time_of_the_create()
    {
        AddIn("IT", "EU");
        var id = await _test.Client.CreateAsync("S", SegmentDefinition.Filter().InCountries("IT"), ServiceUnderTest.Token);
        AddIn("IT", "EU");

        Assert.Equal(1, (await _test.Client.GetAsync(id, ServiceUnderTest.Token)).TotalContacts);
    }

    [Fact]
    public async Task An_update_counts_anew()
    {
        AddIn("IT", "EU");
        var id = await _test.Client.CreateAsync("S", SegmentDefinition.Filter().InCountries("IT"), ServiceUnderTest.Token);
        AddIn("IT", "EU");
        await _test.Client.UpdateAsync(id, "T", cancellationToken: ServiceUnderTest.Token);

        Assert.Equal(2, (await _test.Client.GetAsync(id, ServiceUnderTest.Token)).TotalContacts);
    }

    [Fact]
    public async Task A_new_filter_definition_replaces_each_list_that_it_lacks()
    {
        AddIn("IT", "EU");
        AddIn("FR", "EU");
        AddIn("JP", "AS");
        var id = await _test.Client.CreateAsync("S", SegmentDefinition.Filter().Where("a", FilterCondition.Exact, "b").InCountries("IT").InContinents(Continent.Europe), ServiceUnderTest.Token);

        await _test.Client.UpdateAsync(id, definition: SegmentDefinition.Filter().InCountries("FR", "JP"), cancellationToken: ServiceUnderTest.Token);
        var segment = await _test.Client.GetAsync(id, ServiceUnderTest.Token);
        Assert.Empty(segment.Settings.Filters);
        Assert.Equal(["FR", "JP"], segment.Settings.Countries);
        Assert.Empty(segment.Settings.Continents);
        Assert.Equal(2, segment.TotalContacts);

        await _test.Client.UpdateAsync(id, definition: SegmentDefinition.Filter().InContinents(Continent.Europe), cancellationToken: ServiceUnderTest.Token);
        segment = await _test.Client.GetAsync(id, ServiceUnderTest.Token);
        Assert.Empty(segment.Settings.Countries);
        Assert.Equal(2, segment.TotalContacts);

        await _test.Client.UpdateAsync(id, definition: SegmentDefinition.Filter().Where("c", FilterCondition.NotExact, "d"), cancellationToken: ServiceUnderTest.Token);
        segment = await _test.Client.GetAsync(id, ServiceUnderTest.Token);
        Assert.Empty(segment.Settings.Continents);
        Assert.Equal([new("c", FilterCondition.NotExact, "d")], segment.Settings.Filters);
    }

    [Fact]
    public void A_contact_without_an_id_gets_the_next_one()
    {
        Service.AddContact(new SegmentContact { Id = 7 });

        Assert.Equal(8, Service.AddContact(new SegmentContact()).Id);
    }

    [Fact]
    public async Task A_contact_takes_the_place_of_one_with_the_same_id()
    {
        Service.AddContact(new SegmentContact { Id = 7, CountryCode = "IT" });
        Service.AddContact(new SegmentContact { Id = 7, CountryCode = "FR" });

        Assert.Equal(0, await CountAsync(SegmentDefinition.Filter().InCountries("IT")));
    }

    [Fact]
    public void A_contact_with_a_negative_id_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.AddContact(new SegmentContact { Id = -1 }));

    [Fact]
    public async Task A_contact_does_not_follow_its_dictionary()
    {
        var parameters = new Dictionary<string, string> { ["plan"] = "pro" };
        Service.AddContact(new SegmentContact { CustomParameters = parameters });
        parameters["plan"] = "free";

        Assert.Equal(1, await CountAsync(SegmentDefinition.Filter().Where("plan", FilterCondition.Exact, "pro")));
    }

    [Fact]
    public void The_text_of_a_contact_has_no_phone_number_in_it()
    {
        var contact = new SegmentContact { Id = 7, PhoneNumber = "+15550100", CustomParameters = new Dictionary<string, string> { ["mobile"] = "+15550101" } };

        Assert.DoesNotContain("555", contact.ToString(), StringComparison.Ordinal);
    }

    private void Add(params (string Key, string Value)[] parameters) =>
        Service.AddContact(new SegmentContact { CustomParameters = parameters.ToDictionary(p => p.Key, p => p.Value) });

    private void AddIn(string? country, string? continent) =>
        Service.AddContact(new SegmentContact { CountryCode = country, ContinentCode = continent });

    private async Task<int> CountAsync(SegmentDefinition definition)
    {
        var id = await _test.Client.CreateAsync("S", definition, ServiceUnderTest.Token);
        return (await _test.Client.GetAsync(id, ServiceUnderTest.Token)).TotalContacts;
    }

    /// <summary>The values that match, each asked for with a contact of its own.</summary>
    private async Task<string[]> MatchingAsync(string condition, string value, string[] actual)
    {
        var matching = new List<string>();
        foreach (var text in actual)
        {
            Service.AddContact(new SegmentContact { Id = 1, CustomParameters = new Dictionary<string, string> { ["key"] = text } });
            var segment = await _test.CreateRawAsync(
                ("filters_custom_parameter_key[0]", "key"), ("filters_custom_parameter_condition[0]", condition), ("filters_custom_parameter_value[0]", value));
            if (segment.TotalContacts == 1)
                matching.Add(text);
        }

        return [.. matching];
    }
}

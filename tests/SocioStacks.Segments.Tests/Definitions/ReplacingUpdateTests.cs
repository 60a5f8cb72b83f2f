namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>An update with filters replaces all that the segment had: a list that the new definition lacks is sent as one blank element.</summary>
public sealed class ReplacingUpdateTests
{
    private static readonly string[] NoFilter = ["filters_custom_parameter_key[0]=", "filters_custom_parameter_condition[0]=", "filters_custom_parameter_value[0]="];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_update_with_filters_clears_countries_and_continents() =>
        Assert.Equal(
            [
                "type=filter",
                "filters_custom_parameter_key[0]=age",
                "filters_custom_parameter_condition[0]=bigger_than",
                "filters_custom_parameter_value[0]=17",
                "filters_countries[]=",
                "filters_continents[]=",
            ],
            await UpdatedAsync(SegmentDefinition.Filter().Where("age", FilterCondition.BiggerThan, "17")));

    [Fact]
    public async Task An_update_with_countries_clears_filters_and_continents() =>
        Assert.Equal(
            ["type=filter", "filters_countries[]=IT", "filters_countries[]=ES", .. NoFilter, "filters_continents[]="],
            await UpdatedAsync(SegmentDefinition.Filter().InCountries("IT", "ES")));

    [Fact]
    public async Task An_update_with_continents_clears_filters_and_countries() =>
        Assert.Equal(
            ["type=filter", "filters_continents[]=EU", .. NoFilter, "filters_countries[]="],
            await UpdatedAsync(SegmentDefinition.Filter().InContinents(Continent.Europe)));

    [Fact]
    public async Task An_update_with_all_three_clears_none() =>
        Assert.Equal(
            [
                "type=filter",
                "filters_custom_parameter_key[0]=a",
                "filters_custom_parameter_condition[0]=exact",
                "filters_custom_parameter_value[0]=",
                "filters_countries[]=IT",
                "filters_continents[]=EU",
            ],
            await UpdatedAsync(SegmentDefinition.Filter().Where("a", FilterCondition.Exact, "").InCountries("IT").InContinents(Continent.Europe)));

    [Fact]
    public async Task A_create_sends_only_what_there_is() =>
        Assert.Equal(["name=Name", "type=filter", "filters_countries[]=IT"], await FormRecorder.FieldsOfAsync(SegmentDefinition.Filter().InCountries("IT")));

    [Fact]
    public async Task An_update_of_the_name_clears_nothing() => Assert.Equal(["name=New"], await UpdatedAsync(null, "New"));

    [Fact]
    public async Task An_update_with_other_definitions_sends_no_filters()
    {
        Assert.Equal(["type=bulk", "phone_numbers=+1"], await UpdatedAsync(SegmentDefinition.Bulk("+1")));
        Assert.Equal(["type=custom", "contacts_ids=1"], await UpdatedAsync(SegmentDefinition.Custom(1)));
    }

    private static async Task<IReadOnlyList<string>> UpdatedAsync(SegmentDefinition? definition, string? name = null)
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await client.UpdateAsync(5, name, definition, Token);
        return [.. recorder.Single.Fields];
    }
}

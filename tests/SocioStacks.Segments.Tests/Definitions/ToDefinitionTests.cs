namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>A segment that was read gives the definition that would make it again.</summary>
public sealed class ToDefinitionTests
{
    [Fact]
    public async Task A_bulk_segment_gives_its_phone_numbers()
    {
        var segment = Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1 555", "+2"] });
        Assert.IsType<BulkSegmentDefinition>(segment.ToDefinition());
        Assert.Equal(["name=Name", "type=bulk", "phone_numbers=+1 555,+2"], await Refusals.FieldsOfAsync(segment.ToDefinition()));
    }

    [Fact]
    public async Task A_custom_segment_gives_its_contact_ids()
    {
        var segment = Read(SegmentType.Custom, new() { ContactIds = [3, 1, 2] });
        Assert.IsType<CustomSegmentDefinition>(segment.ToDefinition());
        Assert.Equal(["name=Name", "type=custom", "contacts_ids=3,1,2"], await Refusals.FieldsOfAsync(segment.ToDefinition()));
    }

    [Fact]
    public async Task A_filter_segment_gives_its_filters_countries_and_continents()
    {
        var segment = Read(SegmentType.Filter, new()
        {
            Filters = [new("age", FilterCondition.LowerThan, "18"), new("city", FilterCondition.Exact, "Rome")],
            Countries = ["IT", "FR"],
            Continents = [Continent.Europe],
        });
        Assert.IsType<FilterSegmentDefinition>(segment.ToDefinition());
        Assert.Equal(
            [
                "name=Name",
                "type=filter",
                "filters_custom_parameter_key[0]=age",
                "filters_custom_parameter_condition[0]=lower_than",
                "filters_custom_parameter_value[0]=18",
                "filters_custom_parameter_key[1]=city",
                "filters_custom_parameter_condition[1]=exact",
                "filters_custom_parameter_value[1]=Rome",
                "filters_countries[]=IT",
                "filters_countries[]=FR",
                "filters_continents[]=EU",
            ],
            await Refusals.FieldsOfAsync(segment.ToDefinition()));
    }

    [Fact]
    public async Task What_the_service_has_added_since_is_sent_back_as_it_was_read()
    {
        var segment = Read(SegmentType.Filter, new()
        {
            Filters = [new("name", new FilterCondition("sounds_like"), "Ann"), new("age", FilterCondition.BiggerThan, "old")],
            Countries = ["EU-27"],
            Continents = [new Continent("XX")],
        });
        Assert.Equal(
            [
                "filters_custom_parameter_key[0]=name",
                "filters_custom_parameter_condition[0]=sounds_like",
                "filters_custom_parameter_value[0]=Ann",
                "filters_custom_parameter_key[1]=age",
                "filters_custom_parameter_condition[1]=bigger_than",
                "filters_custom_parameter_value[1]=old",
                "filters_countries[]=EU-27",
                "filters_continents[]=XX",
            ],
            (await Refusals.FieldsOfAsync(segment.ToDefinition())).Skip(2));
    }

    [Fact]
    public async Task A_definition_of_a_segment_can_be_built_upon()
    {
        var segment = Read(SegmentType.Filter, new() { Countries = ["IT"] });
        var definition = Assert.IsType<FilterSegmentDefinition>(segment.ToDefinition()).InCountries("IT", "FR");
        Assert.Equal(["filters_countries[]=IT", "filters_countries[]=FR"], (await Refusals.FieldsOfAsync(definition)).Skip(2));
    }

    [Fact]
    public async Task Only_the_lists_of_the_type_are_sent()
    {
        var segment = Read(SegmentType.Custom, new() { ContactIds = [1], PhoneNumbers = ["+1"], Countries = ["IT"] });
        Assert.Equal(["name=Name", "type=custom", "contacts_ids=1"], await Refusals.FieldsOfAsync(segment.ToDefinition()));
    }

    [Fact]
    public async Task An_empty_segment_is_refused_when_it_is_sent()
    {
        await Refusals.OfAsync(() => Read(SegmentType.Bulk, new()).ToDefinition());
        await Refusals.OfAsync(() => Read(SegmentType.Custom, new()).ToDefinition());
        await Refusals.OfAsync(() => Read(SegmentType.Filter, new()).ToDefinition());
    }

    [Theory]
    [InlineData("smart")]
    [InlineData("Bulk")]
    [InlineData("")]
    public void A_segment_of_an_unknown_type_gives_none(string type)
    {
        Assert.Throws<InvalidOperationException>(() => Read(new SegmentType(type), new() { ContactIds = [1] }).ToDefinition());
    }

    [Fact]
    public void A_segment_without_a_type_gives_none()
    {
        Assert.Throws<InvalidOperationException>(() => new Segment { Id = 1 }.ToDefinition());
    }

    private static Segment Read(SegmentType type, SegmentSettings settings) => new() { Id = 1, Name = "Before", Type = type, Settings = settings };
}

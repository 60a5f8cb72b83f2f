namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>What is in a definition can be read.</summary>
public sealed class ContentsTests
{
    [Fact]
    public void The_phone_numbers_are_those_that_were_passed()
    {
        List<string> numbers = ["+1", "+2"];
        Assert.Same(numbers, SegmentDefinition.Bulk(numbers).PhoneNumbers);
    }

    [Fact]
    public void The_contact_ids_are_those_that_were_passed()
    {
        List<long> ids = [1, 2];
        Assert.Same(ids, SegmentDefinition.Custom(ids).ContactIds);
    }

    [Fact]
    public void Int_ids_are_read_as_long_ones()
    {
        Assert.Equal([1L, 2], SegmentDefinition.Custom(new List<int> { 1, 2 }).ContactIds!);
        Assert.Equal([1L, 2], SegmentDefinition.Custom(new HashSet<int> { 1, 2 }).ContactIds!);
    }

    [Fact]
    public void Filters_countries_and_continents_are_those_that_were_added()
    {
        var definition = SegmentDefinition.Filter().Where("age", FilterCondition.Exact, "18").InCountries("it").InContinents(Continent.Asia);
        Assert.Equal([new("age", FilterCondition.Exact, "18")], definition.Filters);
        Assert.Equal(["IT"], definition.Countries);
        Assert.Equal([Continent.Asia], definition.Continents);
    }

    [Fact]
    public void The_text_of_a_definition_has_nothing_of_its_contents()
    {
        const string secret = "15550199";
        Assert.DoesNotContain(secret, SegmentDefinition.Bulk(secret).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, SegmentDefinition.Custom(long.Parse(secret, System.Globalization.CultureInfo.InvariantCulture)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, SegmentDefinition.Filter().Where("phone", FilterCondition.Exact, secret).ToString(), StringComparison.Ordinal);
    }
}

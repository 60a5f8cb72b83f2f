using System.Text.Json;

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>A segment that was read returns the definition that would create it again.</summary>
public sealed class ToDefinitionTests
{
    private const string Secret = "+15550199";

    private static readonly Dictionary<string, (Segment Segment, string Loss)> Losses = new()
    {
        ["a filter of a later version"] = (Read(SegmentType.Filter, new() { Countries = ["IT"], AdditionalProperties = Settings("filters_tags") }), Unknown("filters_tags")),
        ["a filter of a later version in another segment"] = (Read(SegmentType.Custom, new() { ContactIds = [1], AdditionalProperties = Settings("filters_tags") }), Unknown("filters_tags")),
        ["another setting of a later version"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1"], AdditionalProperties = Settings("expires") }), Unknown("expires")),
        ["a setting whose name is a phone number"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1"], AdditionalProperties = Settings(Secret) }), "a setting that is unknown to this version"),
        ["a setting whose name has a phone number in it"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1"], AdditionalProperties = Settings("n_15550199") }), "a setting that is unknown to this version"),
        ["ids that could not be read"] = (Read(SegmentType.Custom, new() { ContactIds = [1], AdditionalProperties = Settings("contacts_ids") }), Unknown("contacts_ids")),
        ["numbers that could not be read"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1"], AdditionalProperties = Settings("phone_numbers") }), Unknown("phone_numbers")),
        ["countries that could not be read"] = (Read(SegmentType.Filter, new() { Continents = [Continent.Asia], AdditionalProperties = Settings("filters_countries") }), Unknown("filters_countries")),
        ["settings that could not be read"] = (Read(SegmentType.Filter, new()) with { AdditionalProperties = Settings("settings") }, "the settings, which could not be read"),
        ["2 of 5,000 ids"] = (Read(SegmentType.Custom, new() { ContactIds = [1, 2] }) with { TotalContacts = 5000 }, "4,998 of 5,000 contact ids, which were not read"),
        ["no id of 3"] = (Read(SegmentType.Custom, new()) with { TotalContacts = 3 }, "3 of 3 contact ids, which were not read"),
        ["1 of 2 numbers"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1"] }) with { TotalContacts = 2 }, "1 of 2 phone numbers, which were not read"),
        ["an id below 1"] = (Read(SegmentType.Custom, new() { ContactIds = [1, -15550199] }), "the contact id at index 1, which is below 1"),
        ["a number with a comma"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1", $"{Secret},{Secret}"] }), "the phone number at index 1, which has a comma, semicolon, tab or line break, which separates numbers"),
        ["a number with a line end"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = [$"{Secret}\n"] }), "the phone number at index 0, which has a comma, semicolon, tab or line break, which separates numbers"),
        ["a blank number"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1", " "] }), "the phone number at index 1, which is blank"),
        ["a number that is null"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1", null!] }), "the phone number at index 1, which is blank"),
        ["a number with half a surrogate pair"] = (Read(SegmentType.Bulk, new() { PhoneNumbers = [$"{Secret}\uD83D"] }), "the phone number at index 0, which has an unpaired surrogate"),
        ["51 filters"] = (Filters([.. Enumerable.Repeat(new SegmentFilter("a", FilterCondition.Exact, Secret), 51)]), "the filters from index 50 on, which the service ignores"),
        ["a filter without a condition"] = (Filters(new("a", FilterCondition.Exact, "b"), new("a", new FilterCondition(""), Secret)), "the filter at index 1, whose condition is empty"),
        ["a filter with the default condition"] = (Filters(new SegmentFilter("a", default, Secret)), "the filter at index 0, whose condition is empty"),
        ["a filter without a key"] = (Filters(new SegmentFilter("", FilterCondition.Exact, Secret)), "the filter at index 0, whose key is blank"),
        ["a filter with a blank key"] = (Filters(new SegmentFilter(" \0", FilterCondition.Exact, Secret)), "the filter at index 0, whose key is blank"),
        ["a filter whose key is null"] = (Filters(new SegmentFilter(null!, FilterCondition.Exact, Secret)), "the filter at index 0, whose key is blank"),
        ["a filter with too long a key"] = (Filters(new SegmentFilter(Repeated("🙂", 65), FilterCondition.Exact, Secret)), "the filter at index 0, whose key is not a valid text of at most 64 characters"),
        ["a filter with too long a value"] = (Filters(new SegmentFilter("a", FilterCondition.Exact, Repeated("🙂", 513))), "the filter at index 0, whose value is not a valid text of at most 512 characters"),
        ["a filter with half a surrogate pair"] = (Filters(new SegmentFilter("a", FilterCondition.Exact, Secret + "\uD83D")), "the filter at index 0, whose value is not a valid text of at most 512 characters"),
    };

    public static TheoryData<string> AllLosses => [.. Losses.Keys];

    [Fact]
    public async Task A_bulk_segment_returns_its_phone_numbers()
    {
        var segment = Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1 555", "+2"] });
        Assert.IsType<BulkSegmentDefinition>(segment.ToDefinition());
        Assert.Equal(["name=Name", "type=bulk", "phone_numbers=+1 555,+2"], await FormRecorder.FieldsOfAsync(segment.ToDefinition()));
    }

    [Fact]
    public async Task A_custom_segment_returns_its_contact_ids()
    {
        var segment = Read(SegmentType.Custom, new() { ContactIds = [3, 1, 2] });
        Assert.IsType<CustomSegmentDefinition>(segment.ToDefinition());
        Assert.Equal(["name=Name", "type=custom", "contacts_ids=3,1,2"], await FormRecorder.FieldsOfAsync(segment.ToDefinition()));
    }

    [Fact]
    public async Task A_filter_segment_returns_its_filters_countries_and_continents()
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
            await FormRecorder.FieldsOfAsync(segment.ToDefinition()));
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
            (await FormRecorder.FieldsOfAsync(segment.ToDefinition())).Skip(2));
    }

    [Fact]
    public async Task A_definition_of_a_segment_can_be_built_upon()
    {
        var segment = Read(SegmentType.Filter, new() { Countries = ["IT"] });
        var definition = Assert.IsType<FilterSegmentDefinition>(segment.ToDefinition()).InCountries("IT", "FR");
        Assert.Equal(["filters_countries[]=IT", "filters_countries[]=FR"], (await FormRecorder.FieldsOfAsync(definition)).Skip(2));
    }

    [Fact]
    public async Task Only_the_lists_of_the_type_are_sent()
    {
        var segment = Read(SegmentType.Custom, new() { ContactIds = [1], PhoneNumbers = ["+1"], Countries = ["IT"] });
        Assert.Equal(["name=Name", "type=custom", "contacts_ids=1"], await FormRecorder.FieldsOfAsync(segment.ToDefinition()));
    }

    [Fact]
    public async Task An_empty_segment_is_rejected_when_it_is_sent()
    {
        await RejectionAssert.RejectsAsync(() => Read(SegmentType.Bulk, new()).ToDefinition());
        await RejectionAssert.RejectsAsync(() => Read(SegmentType.Custom, new()).ToDefinition());
        await RejectionAssert.RejectsAsync(() => Read(SegmentType.Filter, new()).ToDefinition());
    }

    [Fact]
    public async Task Phone_numbers_that_a_new_definition_would_not_accept_are_sent_back_as_they_were_read()
    {
        string[] held = ["*123#", "+1;+2", "٣٣٣", "\u202A+15550100\u202C", "+1 ext. 5", "1234567890123456789", "🙂", "-"];
        var segment = Read(SegmentType.Bulk, new() { PhoneNumbers = held }) with { TotalContacts = held.Length };
        Assert.Equal($"phone_numbers={string.Join(',', held)}", (await FormRecorder.FieldsOfAsync(segment.ToDefinition()))[^1]);
    }

    [Theory]
    [MemberData(nameof(AllLosses))]
    public void What_would_be_lost_is_named(string which)
    {
        var (segment, loss) = Losses[which];
        var e = Assert.Throws<InvalidOperationException>(() => segment.ToDefinition());
        Assert.Equal($"Segment 1 cannot be converted to a definition without loss. Sending it would lose {loss}.", e.Message);
        Assert.DoesNotContain("15550199", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_kinds_of_losses_of_a_segment_are_named_together()
    {
        var segment = Read(SegmentType.Custom, new() { ContactIds = [1, 0], AdditionalProperties = Settings("since", "filters_tags") }) with { TotalContacts = 5 };
        var e = Assert.Throws<InvalidOperationException>(() => segment.ToDefinition());
        Assert.EndsWith(
            "Sending it would lose the setting 'since', which could not be read or is unknown to this version; the setting 'filters_tags', which could not be read or is unknown to this version; "
            + "3 of 5 contact ids, which were not read; the contact id at index 1, which is below 1.",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_does_not_grow_with_the_number_of_losses()
    {
        var segment = Read(SegmentType.Bulk, new() { PhoneNumbers = [.. Enumerable.Repeat("+1,+2", 100_000)] });
        Assert.InRange(Assert.Throws<InvalidOperationException>(() => segment.ToDefinition()).Message.Length, 100, 1000);
    }

    [Fact]
    public void A_list_of_another_type_is_not_a_loss()
    {
        Assert.NotNull(Read(SegmentType.Filter, new() { Countries = ["IT"], AdditionalProperties = Settings("contacts_ids", "phone_numbers") }).ToDefinition());
        Assert.NotNull(Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1"], AdditionalProperties = Settings("contacts_ids") }).ToDefinition());
        Assert.NotNull(Read(SegmentType.Custom, new() { ContactIds = [1], AdditionalProperties = Settings("phone_numbers") }).ToDefinition());
    }

    [Fact]
    public void A_count_below_what_was_read_is_not_a_loss()
    {
        Assert.NotNull((Read(SegmentType.Custom, new() { ContactIds = [1, 2] }) with { TotalContacts = 1 }).ToDefinition());
        Assert.NotNull((Read(SegmentType.Bulk, new() { PhoneNumbers = ["+1", "+2"] }) with { TotalContacts = 0 }).ToDefinition());
    }

    [Fact]
    public void The_count_of_a_filter_segment_is_not_a_loss() =>
        Assert.NotNull((Read(SegmentType.Filter, new() { Countries = ["IT"] }) with { TotalContacts = 5000 }).ToDefinition());

    [Fact]
    public async Task A_segment_of_50_filters_with_the_longest_key_and_value_is_sent_back()
    {
        var filters = Enumerable.Range(0, 50).Select(i => new SegmentFilter(Repeated("🙂", 64), FilterCondition.Exact, Repeated("🙂", 512))).ToList();
        Assert.Equal(152, (await FormRecorder.FieldsOfAsync(Read(SegmentType.Filter, new() { Filters = filters }).ToDefinition())).Count);
    }

    [Theory]
    [InlineData("smart")]
    [InlineData("Bulk")]
    [InlineData("")]
    public void A_segment_of_an_unknown_type_has_no_definition(string type)
    {
        Assert.Throws<InvalidOperationException>(() => Read(new SegmentType(type), new() { ContactIds = [1] }).ToDefinition());
    }

    [Fact]
    public void A_segment_without_a_type_has_no_definition()
    {
        Assert.Throws<InvalidOperationException>(() => new Segment { Id = 1 }.ToDefinition());
    }

    [Fact]
    public void An_unknown_type_is_named_unless_it_may_be_a_phone_number()
    {
        Assert.Contains("'smart'", Assert.Throws<InvalidOperationException>(() => Read(new SegmentType("smart"), new()).ToDefinition()).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("5550199", Assert.Throws<InvalidOperationException>(() => Read(new SegmentType(Secret), new()).ToDefinition()).Message, StringComparison.Ordinal);
    }

    private static string Unknown(string setting) => $"the setting '{setting}', which could not be read or is unknown to this version";

    private static Segment Filters(params SegmentFilter[] filters) => Read(SegmentType.Filter, new() { Filters = filters });

    private static Dictionary<string, JsonElement> Settings(params string[] names) => names.ToDictionary(name => name, _ => JsonDocument.Parse($"[\"{Secret}\"]").RootElement);

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static Segment Read(SegmentType type, SegmentSettings settings) => new() { Id = 1, Name = "Before", Type = type, Settings = settings };
}

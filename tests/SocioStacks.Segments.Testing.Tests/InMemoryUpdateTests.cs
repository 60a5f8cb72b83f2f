using System.Net;

namespace SocioStacks.Segments.Testing.Tests;

/// <summary>What an update changes, by default and on the servers that differ.</summary>
public sealed class InMemoryUpdateTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    private InMemorySegmentsService Service => _test.Service;

    private SegmentsClient Client => _test.Client;

    private static CancellationToken Token => ServiceUnderTest.Token;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task An_update_of_the_name_alone_empties_a_custom_segment_as_in_production()
    {
        var id = await Client.CreateAsync("Old", SegmentDefinition.Custom(1, 2), Token);
        await Client.UpdateAsync(id, "New", cancellationToken: Token);

        var segment = Assert.Single(Service.Segments);
        Assert.Equal(("New", SegmentType.Custom, 0), (segment.Name, segment.Type, segment.TotalContacts));
        Assert.Empty(segment.Settings.ContactIds);
    }

    [Fact]
    public async Task An_update_of_the_name_alone_can_leave_a_custom_segment_as_documented()
    {
        Service.EmptiesCustomSegmentsOnUpdate = false;
        var id = await Client.CreateAsync("Old", SegmentDefinition.Custom(1, 2), Token);
        await Client.UpdateAsync(id, "New", cancellationToken: Token);

        var segment = Assert.Single(Service.Segments);
        Assert.Equal(("New", SegmentType.Custom, 2), (segment.Name, segment.Type, segment.TotalContacts));
        Assert.Equal([1, 2], segment.Settings.ContactIds);
    }

    [Fact]
    public async Task An_update_with_the_whole_definition_keeps_a_custom_segment()
    {
        var id = await Client.CreateAsync("Old", SegmentDefinition.Custom(1, 2), Token);
        await Client.UpdateAsync(id, "New", Service.Segments[0].ToDefinition(), Token);

        Assert.Equal([1, 2], Service.Segments[0].Settings.ContactIds);
    }

    [Theory]
    [InlineData("bulk", "phone_numbers", "+15550100")]
    [InlineData("filter", "filters_countries[]", "IT")]
    public async Task An_update_of_the_name_alone_keeps_the_other_types(string type, string field, string value)
    {
        var before = await _test.CreateRawAsync(("type", type), (field, value));
        Service.ClearsListsNotSent = true;
        using var response = await _test.PostAsync("api/segments/1", ("name", "New"));

        Assert.Equal(before.Settings.PhoneNumbers, Service.Segments[0].Settings.PhoneNumbers);
        Assert.Equal(before.Settings.Countries, Service.Segments[0].Settings.Countries);
    }

    [Fact]
    public async Task An_update_of_the_filters_keeps_the_countries_that_are_not_sent()
    {
        await _test.CreateRawAsync(("filters_countries[]", "IT"));
        using var response = await _test.PostAsync("api/segments/1", ("filters_custom_parameter_key[0]", "age"));

        Assert.Single(Service.Segments[0].Settings.Filters);
        Assert.Equal(["IT"], Service.Segments[0].Settings.Countries);
    }

    [Fact]
    public async Task An_update_of_the_filters_can_clear_the_countries_that_are_not_sent()
    {
        Service.ClearsListsNotSent = true;
        await _test.CreateRawAsync(("filters_countries[]", "IT"));
        using var response = await _test.PostAsync("api/segments/1", ("filters_custom_parameter_key[0]", "age"));

        Assert.Single(Service.Segments[0].Settings.Filters);
        Assert.Empty(Service.Segments[0].Settings.Countries);
    }

    [Fact]
    public async Task A_blank_element_clears_a_list_and_asks_for_no_country()
    {
        Service.AddContact(new SegmentContact { CountryCode = "FR", ContinentCode = "EU" });
        await _test.CreateRawAsync(("filters_countries[]", "IT"));
        using var response = await _test.PostAsync("api/segments/1", ("filters_countries[]", ""), ("filters_continents[]", "EU"), ("filters_custom_parameter_key[0]", ""));

        Assert.Empty(Service.Segments[0].Settings.Countries);
        Assert.Equal(1, Service.Segments[0].TotalContacts);
    }

    [Fact]
    public async Task An_unknown_country_matches_no_one_and_the_next_update_clears_it()
    {
        Service.AddContact(new SegmentContact { CountryCode = "IT", ContinentCode = "EU" });
        var unknown = await _test.CreateRawAsync(("filters_countries[]", "UK"), ("filters_continents[]", "EU"));
        using var response = await _test.PostAsync("api/segments/1", ("name", "Renamed"));

        Assert.Equal(0, unknown.TotalContacts);
        Assert.Equal(1, Service.Segments[0].TotalContacts);
    }

    [Fact]
    public async Task An_update_with_a_field_of_another_type_changes_nothing_but_the_time()
    {
        await _test.CreateRawAsync(("type", "bulk"), ("phone_numbers", "+15550100"));
        using var response = await _test.PostAsync("api/segments/1", ("contacts_ids", "1"));

        var segment = Assert.Single(Service.Segments);
        Assert.Equal(["+15550100"], segment.Settings.PhoneNumbers);
        Assert.Empty(segment.Settings.ContactIds);
        Assert.NotNull(segment.LastUpdatedAt);
    }

    [Fact]
    public async Task An_update_that_is_too_large_succeeds_although_nothing_arrived_and_empties_a_custom_segment()
    {
        var id = await Client.CreateAsync("Large", SegmentDefinition.Custom(1, 2), Token);
        Service.MaxFormBytes = 1000;
        await Client.UpdateAsync(id, definition: SegmentDefinition.Custom(Enumerable.Range(1, 1000).Select(i => (long)i)), cancellationToken: Token);

        var segment = Assert.Single(Service.Segments);
        Assert.Equal(("Large", 0), (segment.Name, segment.TotalContacts));
        Assert.NotNull(segment.LastUpdatedAt);
    }

    [Fact]
    public async Task An_update_with_the_name_as_a_list_is_rejected_as_one_without_a_name()
    {
        await Client.CreateAsync("Name", cancellationToken: Token);
        using var response = await _test.PostAsync("api/segments/1", ("name[]", "New"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_update_of_the_definition_leaves_the_name()
    {
        var id = await Client.CreateAsync("Name", SegmentDefinition.Custom(1, 2), Token);
        await Client.UpdateAsync(id, definition: SegmentDefinition.Custom(3), cancellationToken: Token);

        var segment = Assert.Single(Service.Segments);
        Assert.Equal("Name", segment.Name);
        Assert.Equal([3], segment.Settings.ContactIds);
        Assert.Equal(1, segment.TotalContacts);
    }

    [Fact]
    public async Task An_update_to_another_type_drops_what_the_old_one_held()
    {
        var id = await Client.CreateAsync("S", SegmentDefinition.Custom(1, 2), Token);
        await Client.UpdateAsync(id, definition: SegmentDefinition.Bulk("+15550100"), cancellationToken: Token);

        var segment = Assert.Single(Service.Segments);
        Assert.Equal(SegmentType.Bulk, segment.Type);
        Assert.Empty(segment.Settings.ContactIds);
        Assert.Equal(["+15550100"], segment.Settings.PhoneNumbers);
    }

    [Fact]
    public async Task An_update_notes_its_time_in_whole_seconds()
    {
        var id = await Client.CreateAsync("S", cancellationToken: Token);
        _test.Time.Advance(TimeSpan.FromMinutes(1));
        await Client.UpdateAsync(id, "T", cancellationToken: Token);

        var segment = await Client.GetAsync(id, Token);
        Assert.Equal(new DateTimeOffset(2025, 10, 29, 3, 25, 4, TimeSpan.Zero), segment.CreatedAt);
        Assert.Equal(new DateTimeOffset(2025, 10, 29, 3, 26, 4, TimeSpan.Zero), segment.LastUpdatedAt);
        Assert.Equal(segment.LastUpdatedAt, Service.Segments[0].LastUpdatedAt);
    }

    [Fact]
    public async Task An_update_of_an_unknown_id_creates_nothing()
    {
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => Client.UpdateAsync(7, "S", cancellationToken: Token));

        Assert.Empty(Service.Segments);
    }

    [Fact]
    public async Task An_update_with_a_blank_name_is_rejected_with_401()
    {
        await Client.CreateAsync("Name", cancellationToken: Token);
        using var response = await _test.PostAsync("api/segments/1", ("name", " "));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Name", Service.Segments[0].Name);
    }
}

using System.Globalization;
using System.Net;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>All methods of the client against the API in PHP, quirks included.</summary>
public sealed class PhpSegmentsTests(PhpSegments php) : IClassFixture<PhpSegments>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bulk_segment_is_created_and_read_back()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Bulk", SegmentDefinition.Bulk("+1 555 0100", "+1 555 0101"), Token);
        var segment = await client.GetAsync(id, Token);
        Assert.Equal((id, "Bulk", SegmentType.Bulk, 2), (segment.Id, segment.Name, segment.Type, segment.TotalContacts));
        Assert.Equal(["+1 555 0100", "+1 555 0101"], segment.Settings.PhoneNumbers);
    }

    [Fact]
    public async Task Phone_numbers_that_came_twice_are_read_without_their_gaps()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Bulk", SegmentDefinition.Bulk("+1", "+1", "+2", "+1", "+3"), Token);
        var segment = await client.GetAsync(id, Token);
        Assert.Equal(["+1", "+2", "+3"], segment.Settings.PhoneNumbers);
        Assert.Equal(3, segment.TotalContacts);
    }

    [Fact]
    public async Task A_custom_segment_is_created_and_read_back()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Custom", SegmentDefinition.Custom(5, 1, 3), Token);
        var segment = await client.GetAsync(id, Token);
        Assert.Equal((SegmentType.Custom, 3), (segment.Type, segment.TotalContacts));
        Assert.Equal([5, 1, 3], segment.Settings.ContactIds);
    }

    [Fact]
    public async Task A_filter_segment_is_created_and_read_back()
    {
        var client = await php.StartOverAsync();
        var definition = SegmentDefinition.Filter()
            .Where("age", FilterCondition.BiggerThan, "18")
            .Where("note", FilterCondition.Contains, "\"a\", b\r\n🙂")
            .InCountries("IT", "FR")
            .InContinents(Continent.Europe);
        var segment = await client.GetAsync(await client.CreateAsync("Filter", definition, Token), Token);
        Assert.Equal(SegmentType.Filter, segment.Type);
        Assert.Equal([new("age", FilterCondition.BiggerThan, "18"), new("note", FilterCondition.Contains, "\"a\", b\r\n🙂")], segment.Settings.Filters);
        Assert.Equal(["IT", "FR"], segment.Settings.Countries);
        Assert.Equal([Continent.Europe], segment.Settings.Continents);
    }

    [Fact]
    public async Task Every_country_and_continent_is_kept()
    {
        var client = await php.StartOverAsync();
        Continent[] continents = [Continent.Africa, Continent.Antarctica, Continent.Asia, Continent.Europe, Continent.NorthAmerica, Continent.Oceania, Continent.SouthAmerica];
        var id = await client.CreateAsync("World", SegmentDefinition.Filter().InCountries(Countries.All).InContinents(continents), Token);
        var settings = (await client.GetAsync(id, Token)).Settings;
        Assert.Equal(Countries.All, settings.Countries);
        Assert.Equal(continents, settings.Continents);
    }

    [Fact]
    public async Task A_country_that_the_service_drops_leaves_a_gap_that_is_read()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Filter", new Segment { Id = 1, Type = SegmentType.Filter, Settings = new() { Countries = ["XX", "IT"] } }.ToDefinition(), Token);
        Assert.Equal(["IT"], (await client.GetAsync(id, Token)).Settings.Countries);
    }

    [Fact]
    public async Task A_name_alone_creates_a_segment_with_empty_settings()
    {
        var client = await php.StartOverAsync();
        var segment = await client.GetAsync(await client.CreateAsync("Only a name", cancellationToken: Token), Token);
        Assert.Equal(SegmentType.Filter, segment.Type);
        Assert.Empty(segment.Settings.Filters);
        Assert.Empty(segment.Settings.AdditionalProperties);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("🙂")]
    public async Task A_name_of_256_characters_is_kept_whole(string character)
    {
        var client = await php.StartOverAsync();
        var name = string.Concat(Enumerable.Repeat(character, 256));
        Assert.Equal(name, (await client.GetAsync(await client.CreateAsync(name, cancellationToken: Token), Token)).Name);
    }

    [Fact]
    public async Task A_created_segment_has_a_time_of_creation_and_none_of_an_update()
    {
        var client = await php.StartOverAsync();
        var segment = await client.GetAsync(await client.CreateAsync("Name", cancellationToken: Token), Token);
        Assert.Equal(TimeSpan.Zero, segment.CreatedAt!.Value.Offset);
        Assert.Null(segment.LastUpdatedAt);
    }

    [Fact]
    public async Task A_rename_alone_empties_a_custom_segment_here_as_it_may_in_production()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Before", SegmentDefinition.Custom(1, 2, 3), Token);
        await client.UpdateAsync(id, "After", cancellationToken: Token);
        Assert.Empty((await client.GetAsync(id, Token)).Settings.ContactIds);
    }

    [Fact]
    public async Task A_rename_with_the_definition_keeps_a_custom_segment()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Before", SegmentDefinition.Custom(1, 2, 3), Token);
        await client.UpdateAsync(id, "After", (await client.GetAsync(id, Token)).ToDefinition(), Token);
        var segment = await client.GetAsync(id, Token);
        Assert.Equal("After", segment.Name);
        Assert.Equal([1, 2, 3], segment.Settings.ContactIds);
        Assert.NotNull(segment.LastUpdatedAt);
    }

    [Fact]
    public async Task A_rename_with_the_definition_keeps_a_bulk_segment()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Before", SegmentDefinition.Bulk("+1", "+1", "+2"), Token);
        await client.UpdateAsync(id, "After", (await client.GetAsync(id, Token)).ToDefinition(), Token);
        var segment = await client.GetAsync(id, Token);
        Assert.Equal("After", segment.Name);
        Assert.Equal(["+1", "+2"], segment.Settings.PhoneNumbers);
    }

    [Fact]
    public async Task A_rename_with_the_definition_keeps_a_filter_segment()
    {
        var client = await php.StartOverAsync();
        var definition = SegmentDefinition.Filter().Where("a", FilterCondition.EndsWith, "b").InCountries("IT").InContinents(Continent.Asia);
        var id = await client.CreateAsync("Before", definition, Token);
        var before = (await client.GetAsync(id, Token)).Settings;
        await client.UpdateAsync(id, "After", (await client.GetAsync(id, Token)).ToDefinition(), Token);
        var segment = await client.GetAsync(id, Token);
        Assert.Equal("After", segment.Name);
        Assert.Equal(before.Filters, segment.Settings.Filters);
        Assert.Equal(before.Countries, segment.Settings.Countries);
        Assert.Equal(before.Continents, segment.Settings.Continents);
    }

    [Fact]
    public async Task A_new_filter_definition_replaces_each_list_that_it_lacks()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Name", SegmentDefinition.Filter().Where("a", FilterCondition.EndsWith, "b").InCountries("IT").InContinents(Continent.Asia), Token);

        await client.UpdateAsync(id, definition: SegmentDefinition.Filter().Where("c", FilterCondition.Exact, "d"), cancellationToken: Token);
        var settings = (await client.GetAsync(id, Token)).Settings;
        Assert.Equal([new("c", FilterCondition.Exact, "d")], settings.Filters);
        Assert.Empty(settings.Countries);
        Assert.Empty(settings.Continents);

        await client.UpdateAsync(id, definition: SegmentDefinition.Filter().InCountries("FR"), cancellationToken: Token);
        settings = (await client.GetAsync(id, Token)).Settings;
        Assert.Empty(settings.Filters);
        Assert.Equal(["FR"], settings.Countries);
        Assert.Empty(settings.Continents);

        await client.UpdateAsync(id, definition: SegmentDefinition.Filter().InContinents(Continent.Europe), cancellationToken: Token);
        settings = (await client.GetAsync(id, Token)).Settings;
        Assert.Empty(settings.Filters);
        Assert.Empty(settings.Countries);
        Assert.Equal([Continent.Europe], settings.Continents);
        Assert.Empty(settings.AdditionalProperties);
    }

    [Fact]
    public async Task A_new_definition_changes_the_type_and_leaves_the_name()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Name", SegmentDefinition.Bulk("+1"), Token);
        await client.UpdateAsync(id, definition: SegmentDefinition.Custom(9), cancellationToken: Token);
        var segment = await client.GetAsync(id, Token);
        Assert.Equal(("Name", SegmentType.Custom), (segment.Name, segment.Type));
        Assert.Equal([9], segment.Settings.ContactIds);
        Assert.Empty(segment.Settings.PhoneNumbers);
    }

    [Fact]
    public async Task A_deleted_segment_is_gone()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Name", cancellationToken: Token);
        await client.DeleteAsync(id, Token);
        var e = await Assert.ThrowsAsync<SegmentNotFoundException>(() => client.GetAsync(id, Token));
        Assert.Equal(id, e.SegmentId);
    }

    [Fact]
    public async Task A_404_carries_what_the_service_reported()
    {
        var client = await php.StartOverAsync();
        var e = await Assert.ThrowsAsync<SegmentNotFoundException>(() => client.GetAsync(1, Token));
        Assert.Equal(HttpStatusCode.NotFound, e.StatusCode);
        Assert.Equal([new("We could not find this segment.", 404)], e.Errors);
    }

    [Fact]
    public async Task An_update_of_a_missing_segment_is_not_found()
    {
        var client = await php.StartOverAsync();
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => client.UpdateAsync(77, "Name", cancellationToken: Token));
    }

    [Fact]
    public async Task A_delete_of_a_missing_segment_is_not_found()
    {
        var client = await php.StartOverAsync();
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => client.DeleteAsync(77, Token));
    }

    [Fact]
    public async Task An_empty_service_has_an_empty_page()
    {
        var client = await php.StartOverAsync();
        var page = await client.GetPageAsync(cancellationToken: Token);
        Assert.Empty(page.Segments);
        Assert.Equal((1, 25, 0L, false), (page.Page, page.ResultsPerPage, page.TotalResults, page.HasNextPage));
    }

    [Fact]
    public async Task An_empty_service_lists_nothing_in_one_request()
    {
        var client = await php.StartOverAsync();
        Assert.Empty(await client.ListAllAsync(cancellationToken: Token).ToListAsync(Token));
        Assert.Equal(1, (int)(await php.StatsAsync())["requests"]!);
    }

    [Fact]
    public async Task A_page_reports_where_it_stands()
    {
        var client = await php.StartOverAsync();
        await CreateAsync(client, 23);
        var page = await client.GetPageAsync(2, ResultsPerPage.Ten, Token);
        Assert.Equal(Names(11, 20), page.Segments.Select(s => s.Name));
        Assert.Equal((2, 10, 23L, 3, true), (page.Page, page.ResultsPerPage, page.TotalResults, page.TotalPages, page.HasNextPage));
    }

    [Fact]
    public async Task The_last_page_has_no_next_one()
    {
        var client = await php.StartOverAsync();
        await CreateAsync(client, 23);
        var page = await client.GetPageAsync(3, ResultsPerPage.Ten, Token);
        Assert.Equal(Names(21, 23), page.Segments.Select(s => s.Name));
        Assert.False(page.HasNextPage);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    public async Task All_segments_are_listed_in_order_over_several_pages(int prefetch)
    {
        var client = await php.StartOverAsync();
        await CreateAsync(client, 35);
        var options = new SegmentListOptions { ResultsPerPage = ResultsPerPage.Ten, Prefetch = prefetch };
        Assert.Equal(Names(1, 35), await client.ListAllAsync(options, Token).Select(s => s.Name).ToListAsync(Token));
    }

    [Fact]
    public async Task A_list_that_fills_its_last_page_asks_for_no_page_more()
    {
        var client = await php.StartOverAsync();
        await CreateAsync(client, 20);
        var pages = await client.ListPagesAsync(new() { ResultsPerPage = ResultsPerPage.Ten }, Token).ToListAsync(Token);
        Assert.Equal([1, 2], pages.Select(p => p.Page));
        Assert.Equal(22, (int)(await php.StatsAsync())["requests"]!);
    }

    [Fact]
    public async Task Pages_are_listed_from_the_start_page()
    {
        var client = await php.StartOverAsync();
        await CreateAsync(client, 35);
        var pages = await client.ListPagesAsync(new() { ResultsPerPage = ResultsPerPage.Ten, StartPage = 3 }, Token).ToListAsync(Token);
        Assert.Equal([3, 4], pages.Select(p => p.Page));
        Assert.Equal(Names(21, 35), pages.SelectMany(p => p.Segments).Select(s => s.Name));
    }

    [Fact]
    public async Task Segments_of_all_types_are_listed_together()
    {
        var client = await php.StartOverAsync();
        await client.CreateAsync("Bulk", SegmentDefinition.Bulk("+1", "+1", "+2"), Token);
        await client.CreateAsync("Custom", SegmentDefinition.Custom(1), Token);
        await client.CreateAsync("Filter", SegmentDefinition.Filter().InContinents(Continent.Europe), Token);
        await client.CreateAsync("Name", cancellationToken: Token);
        var segments = await client.ListAllAsync(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal([SegmentType.Bulk, SegmentType.Custom, SegmentType.Filter, SegmentType.Filter], segments.Select(s => s.Type));
        Assert.Equal([2, 1, 0, 0], segments.Select(s => s.TotalContacts));
    }

    [Fact]
    public async Task Every_create_creates_one_segment_when_many_go_out_at_once()
    {
        var client = await php.StartOverAsync();
        var ids = await Task.WhenAll(Enumerable.Range(1, 60).Select(i => client.CreateAsync($"Segment {i}", SegmentDefinition.Custom(i), Token)));
        Assert.Equal(60, ids.Distinct().Count());
        Assert.All((await php.StatsAsync())["created"]!.AsObject(), created => Assert.Equal(1, (int)created.Value!));
    }

    [Fact]
    public async Task A_path_in_the_base_address_is_kept_in_front_of_every_call()
    {
        var client = await php.StartOverAsync("behind/a proxy/");
        var id = await client.CreateAsync("Before", SegmentDefinition.Custom(1), Token);
        await client.UpdateAsync(id, "After", SegmentDefinition.Custom(2), Token);
        Assert.Equal("After", (await client.GetAsync(id, Token)).Name);
        Assert.Equal(["After"], await client.ListAllAsync(cancellationToken: Token).Select(s => s.Name).ToListAsync(Token));
        await client.DeleteAsync(id, Token);
        Assert.Empty((await client.GetPageAsync(cancellationToken: Token)).Segments);
    }

    private static async Task CreateAsync(ISegmentsClient client, int count)
    {
        foreach (var name in Names(1, count))
            await client.CreateAsync(name, cancellationToken: Token);
    }

    private static IEnumerable<string> Names(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"Segment {i:D3}"));
}

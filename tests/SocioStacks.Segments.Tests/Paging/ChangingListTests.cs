namespace SocioStacks.Segments.Tests.Paging;

/// <summary>Lists that change while they are read.</summary>
public sealed class ChangingListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_list_that_grows_is_read_to_its_new_end(int prefetch)
    {
        var service = Serve(page => ResponseJson.Page(page, page == 1 ? 2 : 4, page));
        Assert.Equal([1, 2, 3, 4], await IdsAsync(service, prefetch));
    }

    [Fact]
    public async Task A_list_that_shrinks_is_read_to_its_new_end()
    {
        var service = Serve(page => ResponseJson.Page(page, page == 1 ? 4 : 2, page));
        Assert.Equal([1, 2], await IdsAsync(service, prefetch: 0));
    }

    [Fact]
    public async Task A_list_that_shrinks_is_not_asked_for_pages_after_its_new_end()
    {
        var service = Serve(page => ResponseJson.Page(page, page == 1 ? 4 : 2, page));
        await IdsAsync(service, prefetch: 1);
        Assert.Equal([1, 2], service.Requests.Select(ResponseJson.PageOf));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task An_empty_page_in_the_middle_does_not_end_the_list(int prefetch)
    {
        Assert.Equal([1, 2, 3], await IdsAsync(ResponseJson.Pages([1, 2], [], [3]), prefetch));
    }

    [Fact]
    public async Task An_empty_first_page_does_not_end_the_list()
    {
        Assert.Equal([1], await IdsAsync(ResponseJson.Pages([], [1])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_page_full_of_repeated_segments_in_the_middle_does_not_end_the_list(int prefetch)
    {
        Assert.Equal([1, 2, 3], await IdsAsync(ResponseJson.Pages([1, 2], [1, 2], [3]), prefetch));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_list_that_grows_by_a_whole_page_at_its_beginning_loses_nothing(int prefetch)
    {
        // After the first page two segments come in before it: all pages move on by one.
        var service = Serve(page => page switch
        {
            1 => ResponseJson.Page(1, 2, 1, 2),
            2 => ResponseJson.Page(2, 3, 1, 2),
            _ => ResponseJson.Page(page, 3, 3, 4),
        });
        Assert.Equal([1, 2, 3, 4], await IdsAsync(service, prefetch));
    }

    [Fact]
    public async Task A_service_that_ignores_the_page_size_is_read_to_its_own_end()
    {
        var service = Serve(page => $$"""{"data":[{{ResponseJson.Segment(page)}}],"meta":{"page":"{{page}}","results_per_page":1,"total_results":3,"total_pages":3} }""");
        Assert.Equal([1, 2, 3], await IdsAsync(service));
    }

    [Fact]
    public async Task A_service_that_reports_only_the_total_is_read_to_its_end()
    {
        var service = Serve(page => $$"""{"data":[{{ResponseJson.Segment(page)}}],"meta":{"page":{{page}},"results_per_page":1,"total":3} }""");
        Assert.Equal([1, 2, 3], await IdsAsync(service));
    }

    [Fact]
    public async Task A_service_that_reports_only_the_next_page_is_read_to_its_end()
    {
        var service = Serve(page => $$"""{"data":[{{ResponseJson.Segment(page)}}],"links":{"next":{{(page < 3 ? "\"https://x/next\"" : "null")}} } }""");
        Assert.Equal([1, 2, 3], await IdsAsync(service));
    }

    private static StubService Serve(Func<int, string> respond) => new(request =>
    {
        Assert.InRange(request.Number, 1, 1000);
        return StubService.Respond(respond(ResponseJson.PageOf(request)));
    });

    private static async Task<List<long>> IdsAsync(StubService service, int prefetch = 1)
    {
        using var client = Clients.Over(service);
        return await client.ListAllAsync(new() { Prefetch = prefetch }, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token);
    }
}

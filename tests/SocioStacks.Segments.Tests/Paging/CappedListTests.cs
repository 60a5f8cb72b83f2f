using System.Globalization;

namespace SocioStacks.Segments.Tests.Paging;

/// <summary>A service that caps its pages below the size that was requested: every segment is still listed.</summary>
public sealed class CappedListTests
{
    private const int Cap = 100;

    /// <summary>What the service reports about its list beside the segments; {page} is the page, {next} the link of the documentation.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["the size asked for, and links"] = """ "meta":{"page":{page},"results_per_page":250,"total":{total}},"links":{"next":{next}} """,
        ["no size, and links"] = """ "meta":{"page":{page},"total":{total}},"links":{"next":{next}} """,
        ["the size asked for and too few pages, and links"] = """ "meta":{"page":{page},"results_per_page":250,"total":{total},"total_pages":{pages of 250}},"links":{"next":{next}} """,
        ["always page 1, and links"] = """ "meta":{"page":1,"results_per_page":250,"total":{total},"total_pages":1},"links":{"next":{next}} """,
        ["links alone"] = """ "links":{"next":{next}} """,
        ["counts of one page, and links"] = """ "meta":{"page":{page},"results_per_page":100,"total":100,"total_pages":1},"links":{"next":{next}} """,
        ["the size asked for, without links"] = """ "meta":{"page":{page},"results_per_page":250,"total":{total}} """,
        ["the size asked for and too few pages, without links"] = """ "meta":{"page":{page},"results_per_page":250,"total":{total},"total_pages":{pages of 250}} """,
        ["its own size"] = """ "meta":{"page":{page},"results_per_page":100,"total":{total}},"links":{} """,
        ["a link on every page, and the right counts"] = """ "meta":{"page":{page},"results_per_page":100,"total":{total},"total_pages":{pages}},"links":{"next":"https://x/"} """,
    };

    public static TheoryData<string, int, int> Services => new MatrixTheoryData<string, int, int>([.. Words.Keys], [300, 301, 350, 100, 1, 0], [0, 1, 4, 16]);

    public static TheoryData<string> Linking => [.. Words.Keys.Where(words => words.EndsWith("and links", StringComparison.Ordinal) || words == "links alone")];

    [Theory, MemberData(nameof(Services))]
    public async Task Every_segment_is_listed(string words, int total, int prefetch)
    {
        using var client = Clients.Over(Serve(words, total));
        var pages = await client.ListPagesAsync(new() { Prefetch = prefetch }, Clients.Token).ToListAsync(Clients.Token);
        Assert.Equal(Enumerable.Range(1, total).Select(id => (long)id), pages.SelectMany(page => page.Segments).Select(segment => segment.Id));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Each_page_knows_whether_one_follows(string words, int total, int prefetch)
    {
        using var client = Clients.Over(Serve(words, total));
        var pages = await client.ListPagesAsync(new() { Prefetch = prefetch }, Clients.Token).ToListAsync(Clients.Token);
        Assert.Equal(pages.Select((_, i) => i < pages.Count - 1), pages.Select(page => page.HasNextPage));
    }

    [Theory, MemberData(nameof(Linking))]
    public async Task A_reader_that_goes_by_HasNextPage_gets_every_segment(string words)
    {
        using var client = Clients.Over(Serve(words, 350));
        var ids = new List<long>();
        for (int number = 1, more = 1; more > 0; number++)
        {
            var page = await client.GetPageAsync(number, ResultsPerPage.TwoHundredFifty, Clients.Token);
            ids.AddRange(page.Segments.Select(segment => segment.Id));
            more = page.HasNextPage ? 1 : 0;
        }

        Assert.Equal(Enumerable.Range(1, 350).Select(id => (long)id), ids);
    }

    [Fact]
    public async Task Without_links_the_first_page_shows_how_many_follow()
    {
        using var client = Clients.Over(Serve("the size asked for, without links", 300));
        Assert.Equal(3, (await client.GetPageAsync(1, ResultsPerPage.TwoHundredFifty, Clients.Token)).TotalPages);
        Assert.Equal(3, (await client.GetPageAsync(2, ResultsPerPage.TwoHundredFifty, Clients.Token)).TotalPages);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_list_can_be_resumed_at_any_page(int start)
    {
        using var client = Clients.Over(Serve("the size asked for, and links", 350));
        var ids = await client.ListAllAsync(new() { StartPage = start }, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token);
        Assert.Equal(Enumerable.Range(1, 350).Skip((start - 1) * Cap).Select(id => (long)id), ids);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task A_page_that_is_empty_while_links_lead_on_does_not_end_the_list(int prefetch)
    {
        var service = new StubService(request => StubService.Respond(ResponseJson.PageOf(request) switch
        {
            1 => $$"""{"data":[{{ResponseJson.Segment(1)}}],"links":{"next":"https://x/2"} }""",
            2 => """{"data":[],"links":{"next":"https://x/3"}}""",
            _ => $$"""{"data":[{{ResponseJson.Segment(3)}}],"links":{"next":null} }""",
        }));
        using var client = Clients.Over(service);
        Assert.Equal([1, 3], await client.ListAllAsync(new() { Prefetch = prefetch }, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token));
    }

    private static StubService Serve(string words, int total) => new(request =>
    {
        var page = ResponseJson.PageOf(request);
        Assert.InRange(page, 1, 10);
        var data = string.Join(',', Enumerable.Range(1, total).Skip((page - 1) * Cap).Take(Cap).Select(id => $$"""{"id":{{id}}}"""));
        var meta = Words[words]
            .Replace("{page}", Text(page), StringComparison.Ordinal)
            .Replace("{total}", Text(total), StringComparison.Ordinal)
            .Replace("{pages}", Text(PagesOf(total, Cap)), StringComparison.Ordinal)
            .Replace("{pages of 250}", Text(PagesOf(total, 250)), StringComparison.Ordinal)
            .Replace("{next}", page * Cap < total ? $"\"https://x/?page={page + 1}\"" : "null", StringComparison.Ordinal);
        return StubService.Respond($$"""{"data":[{{data}}],{{meta}}}""");
    });

    private static int PagesOf(int total, int size) => (total + size - 1) / size;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

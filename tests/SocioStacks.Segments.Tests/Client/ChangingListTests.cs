namespace SocioStacks.Segments.Tests.Client;

/// <summary>Lists that change while they are read, and services that don't tell the truth about theirs.</summary>
public sealed class ChangingListTests
{
    /// <summary>More than any of these lists may take.</summary>
    private const int Endless = 100;

    public static TheoryData<int, bool> Readers => new MatrixTheoryData<int, bool>([0, 1, 4], [true, false]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_list_that_grows_is_read_to_its_new_end(int prefetch)
    {
        var service = Serve(page => Json.Page(page, page == 1 ? 2 : 4, page));
        Assert.Equal([1, 2, 3, 4], await IdsAsync(service, prefetch));
    }

    [Fact]
    public async Task A_list_that_shrinks_is_read_to_its_new_end()
    {
        var service = Serve(page => Json.Page(page, page == 1 ? 4 : 2, page));
        Assert.Equal([1, 2], await IdsAsync(service, prefetch: 0));
    }

    [Fact]
    public async Task A_list_that_shrinks_is_not_asked_for_pages_after_its_new_end()
    {
        var service = Serve(page => Json.Page(page, page == 1 ? 4 : 2, page));
        await IdsAsync(service, prefetch: 1);
        Assert.Equal([1, 2], service.Requests.Select(Json.PageOf));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task An_empty_page_in_the_middle_does_not_end_the_list(int prefetch)
    {
        Assert.Equal([1, 2, 3], await IdsAsync(Json.Pages([1, 2], [], [3]), prefetch));
    }

    [Fact]
    public async Task An_empty_first_page_does_not_end_the_list()
    {
        Assert.Equal([1], await IdsAsync(Json.Pages([], [1])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_page_full_of_repeated_segments_in_the_middle_does_not_end_the_list(int prefetch)
    {
        Assert.Equal([1, 2, 3], await IdsAsync(Json.Pages([1, 2], [1, 2], [3]), prefetch));
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
            1 => Json.Page(1, 2, 1, 2),
            2 => Json.Page(2, 3, 1, 2),
            _ => Json.Page(page, 3, 3, 4),
        });
        Assert.Equal([1, 2, 3, 4], await IdsAsync(service, prefetch));
    }

    [Fact]
    public async Task A_service_that_ignores_the_page_size_is_read_to_its_own_end()
    {
        var service = Serve(page => $$"""{"data":[{{Json.Segment(page)}}],"meta":{"page":"{{page}}","results_per_page":1,"total_results":3,"total_pages":3} }""");
        Assert.Equal([1, 2, 3], await IdsAsync(service));
    }

    [Fact]
    public async Task A_service_that_tells_only_the_total_is_read_to_its_end()
    {
        var service = Serve(page => $$"""{"data":[{{Json.Segment(page)}}],"meta":{"page":{{page}},"results_per_page":1,"total":3} }""");
        Assert.Equal([1, 2, 3], await IdsAsync(service));
    }

    [Fact]
    public async Task A_service_that_tells_only_the_next_page_is_read_to_its_end()
    {
        var service = Serve(page => $$"""{"data":[{{Json.Segment(page)}}],"links":{"next":{{(page < 3 ? "\"https://x/next\"" : "null")}} } }""");
        Assert.Equal([1, 2, 3], await IdsAsync(service));
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_service_that_gives_its_last_page_again_and_says_that_more_follow_comes_to_an_end(int prefetch, bool skipRepeated)
    {
        var service = Serve(page => Json.Page(page, page + 1, Math.Min(page, 3)));
        await IdsAsync(service, prefetch, skipRepeated);
        Assert.InRange(service.Requests.Count, 3, Endless - 1);
    }

    [Fact]
    public async Task The_last_page_given_again_adds_no_segment()
    {
        var service = Serve(page => Json.Page(page, page + 1, Math.Min(page, 3)));
        Assert.Equal([1, 2, 3], await IdsAsync(service));
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_service_that_gives_the_same_page_for_ever_comes_to_an_end(int prefetch, bool skipRepeated)
    {
        var service = Serve(page => Json.Page(page, page + 100, 1, 2));
        await IdsAsync(service, prefetch, skipRepeated);
        Assert.InRange(service.Requests.Count, 2, Endless + 100);
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_service_that_gives_empty_pages_for_ever_comes_to_an_end(int prefetch, bool skipRepeated)
    {
        var service = Serve(page => Json.Page(page, page + 1));
        await IdsAsync(service, prefetch, skipRepeated);
        Assert.InRange(service.Requests.Count, 1, Endless - 1);
    }

    private static StubService Serve(Func<int, string> answer) => new(request =>
    {
        Assert.InRange(request.Number, 1, 1000);
        return StubService.Answer(answer(Json.PageOf(request)));
    });

    private static async Task<List<long>> IdsAsync(StubService service, int prefetch = 1, bool skipRepeated = true)
    {
        using var client = Clients.Over(service);
        return await client.ListAllAsync(new() { Prefetch = prefetch, SkipRepeated = skipRepeated }, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token);
    }
}

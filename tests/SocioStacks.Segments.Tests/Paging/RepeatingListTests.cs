using System.Globalization;
using System.Net;

namespace SocioStacks.Segments.Tests.Paging;

/// <summary>Lists that never end by themselves, and such as only look as if they did not.</summary>
public sealed class RepeatingListTests
{
    /// <summary>More requests than any of these lists may take: those ahead of the reader included.</summary>
    private const int Bound = 60;

    /// <summary>The ids of a page, and what the service reports beside them.</summary>
    private static readonly Dictionary<string, (Func<int, long[]> Ids, string Words)> Lists = new()
    {
        ["the same page of a billion"] = (_ => [1, 2], """ "meta":{"page":{page},"results_per_page":2,"total":2000000000,"total_pages":1000000000} """),
        ["the same page, always called the first"] = (_ => [1, 2], """ "meta":{"page":1,"results_per_page":2,"total":2000000000,"total_pages":1000000000} """),
        ["the same page of as many as there can be"] = (_ => [1, 2], """ "meta":{"total_pages":9223372036854775807} """),
        ["the same page of a total that fits no page number"] = (_ => [1, 2], """ "meta":{"results_per_page":1,"total":9223372036854775807} """),
        ["the same page, with links"] = (_ => [1, 2], """ "meta":{"page":{page},"results_per_page":2,"total":2,"total_pages":1},"links":{"next":"https://x/"} """),
        ["the same page, with links alone"] = (_ => [1, 2], """ "links":{"next":"https://x/"} """),
        ["the same page, and always one more"] = (_ => [1, 2], """ "meta":{"page":{page},"total":2,"total_pages":{page + 1}} """),
        ["the last page again and again"] = (page => [Math.Min(page, 3)], """ "meta":{"page":{page},"total":3,"total_pages":1000000000} """),
        ["two pages in turn"] = (page => [page % 2], """ "meta":{"page":{page},"total":2,"total_pages":1000000000} """),
        ["seven pages in turn"] = (page => [page % 7, 100 + (page % 7)], """ "meta":{"page":{page},"total":14,"total_pages":1000000000} """),
        ["empty pages"] = (_ => [], """ "meta":{"page":{page},"total":0,"total_pages":1000000000} """),
        ["empty pages after some"] = (page => page < 4 ? [page] : [], """ "meta":{"page":{page},"total":3,"total_pages":1000000000} """),
        ["empty pages with links alone"] = (_ => [], """ "links":{"next":"https://x/"} """),
        ["empty pages and the same one in turn"] = (page => page % 2 == 0 ? [] : [1], """ "meta":{"page":{page},"total":1,"total_pages":1000000000} """),
    };

    public static TheoryData<string, int, bool> Endless => new MatrixTheoryData<string, int, bool>([.. Lists.Keys], [0, 1, 4, 16], [true, false]);

    public static TheoryData<int, bool> Readers => new MatrixTheoryData<int, bool>([0, 1, 4, 16], [true, false]);

    [Theory, MemberData(nameof(Endless))]
    public async Task A_list_that_repeats_itself_fails_after_a_few_pages(string list, int prefetch, bool skipRepeated)
    {
        var service = Serve(Lists[list].Ids, Lists[list].Words);
        using var client = Clients.Over(service);
        var read = new List<long>();

        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(async () =>
        {
            await foreach (var segment in client.ListAllAsync(new() { Prefetch = prefetch, SkipRepeated = skipRepeated }, Clients.Token))
                read.Add(segment.Id);
        });

        Assert.InRange(service.Requests.Count, 2, Bound);
        Assert.Equal(Enumerable.Range(1, 30).SelectMany(Lists[list].Ids).Distinct(), read.Distinct());
        Assert.StartsWith("Listing segments failed: the list repeats itself. Up to page ", e.Message, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, false), (e.StatusCode, e.MayHaveBeenApplied));
    }

    [Fact]
    public async Task The_message_reports_how_far_it_went()
    {
        using var client = Clients.Over(Serve(_ => [1], """ "meta":{"page":{page},"total":1,"total_pages":1000000000} """));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.ListAllAsync(cancellationToken: Clients.Token).CountAsync(Clients.Token).AsTask());
        Assert.Contains("Up to page 22 of 1000000000, the service returned 21 consecutive pages that contained only segments of earlier pages.", e.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_list_that_repeats_itself_and_claims_to_grow_fails_too(int prefetch, bool skipRepeated)
    {
        var service = Serve(_ => [1, 2], """ "meta":{"page":{page},"results_per_page":2,"total":{page}00,"total_pages":1000000000} """);
        using var client = Clients.Over(service);
        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.ListAllAsync(new() { Prefetch = prefetch, SkipRepeated = skipRepeated }, Clients.Token).CountAsync(Clients.Token).AsTask());
        Assert.InRange(service.Requests.Count, 2, 1100);
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task Empty_pages_up_to_an_end_that_is_near_are_not_a_failure(int prefetch, bool skipRepeated)
    {
        var service = Serve(page => page < 4 ? [page] : [], """ "meta":{"page":{page},"total":3,"total_pages":100} """);
        using var client = Clients.Over(service);
        Assert.Equal([1, 2, 3], await client.ListAllAsync(new() { Prefetch = prefetch, SkipRepeated = skipRepeated }, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token));
        Assert.Equal(100, service.Requests.Count);
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_hundred_pages_that_are_all_empty_are_not_a_failure(int prefetch, bool skipRepeated)
    {
        using var client = Clients.Over(Serve(_ => [], """ "meta":{"page":{page},"total":0,"total_pages":100} """));
        Assert.Equal(0, await client.ListAllAsync(new() { Prefetch = prefetch, SkipRepeated = skipRepeated }, Clients.Token).CountAsync(Clients.Token));
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task An_end_that_was_near_and_moves_on_is_not_followed(int prefetch, bool skipRepeated)
    {
        var service = Serve(_ => [1], """ "meta":{"page":{page},"total":1,"total_pages":{page}0} """);
        using var client = Clients.Over(service);
        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.ListAllAsync(new() { Prefetch = prefetch, SkipRepeated = skipRepeated }, Clients.Token).CountAsync(Clients.Token).AsTask());
        Assert.InRange(service.Requests.Count, 2, Bound);
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_burst_of_new_segments_in_front_of_the_reader_is_not_a_failure(int prefetch, bool skipRepeated)
    {
        // After page 70 come 600 segments: sixty pages of what was there come again.
        var changes = Enumerable.Repeat(Nothing, 69).Append(Creations(600)).ToList();
        Assert.Superset(Ids(1000), await ReadAsync(new ChangingService(1000, changes), prefetch, skipRepeated));
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_reader_that_new_segments_overtake_for_a_hundred_pages_is_not_a_failure(int prefetch, bool skipRepeated)
    {
        // A page is ten segments, and while it is read twelve come in before it.
        var changes = Enumerable.Repeat(Nothing, 50).Concat(Enumerable.Repeat(Creations(12), 100)).ToList();
        Assert.Superset(Ids(1000), await ReadAsync(new ChangingService(1000, changes), prefetch, skipRepeated));
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task A_list_that_grows_by_just_a_page_while_each_page_is_read_is_not_a_failure(int prefetch, bool skipRepeated)
    {
        // The same segments again and again, word for word.
        var changes = Enumerable.Repeat(Nothing, 10).Concat(Enumerable.Repeat(Creations(10), 60)).ToList();
        Assert.Superset(Ids(500), await ReadAsync(new ChangingService(500, changes), prefetch, skipRepeated));
    }

    private static IReadOnlyList<Change> Nothing => [];

    private static IReadOnlyList<Change> Creations(int count) => [.. Enumerable.Repeat(new Change(true, 0), count)];

    private static HashSet<long> Ids(int count) => [.. Enumerable.Range(1, count).Select(id => (long)id)];

    private static async Task<HashSet<long>> ReadAsync(ChangingService service, int prefetch, bool skipRepeated)
    {
        using var client = Clients.Over(service);
        var options = new SegmentListOptions { ResultsPerPage = ResultsPerPage.Ten, Prefetch = prefetch, SkipRepeated = skipRepeated };
        return [.. await client.ListAllAsync(options, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token)];
    }

    private static StubService Serve(Func<int, long[]> ids, string words) => new(request =>
    {
        var page = ResponseJson.PageOf(request);
        Assert.InRange(request.Number, 1, 2000);
        var rest = words
            .Replace("{page}", page.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{page + 1}", (page + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return StubService.Respond($$"""{"data":[{{string.Join(',', ids(page).Select(id => $$"""{"id":{{id}}}"""))}}],{{rest}}}""");
    });
}

using System.Text.Json;

namespace SocioStacks.Segments.Testing.Tests;

public sealed class InMemoryPagingTests : IDisposable
{
    private const string List = "https://sms.sociostacks.com/api/segments";

    private readonly ServiceUnderTest _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_page_is_25_segments_by_default()
    {
        Seed(60);
        var json = await _test.GetJsonAsync("api/segments/");

        Assert.Equal(Enumerable.Range(1, 25), Ids(json));
        Assert.Equal("""{"page":1,"results_per_page":25,"total":60,"total_pages":3}""", json.GetProperty("meta").GetRawText());
    }

    [Theory]
    [InlineData(ResultsPerPage.Ten)]
    [InlineData(ResultsPerPage.TwentyFive)]
    [InlineData(ResultsPerPage.Fifty)]
    [InlineData(ResultsPerPage.OneHundred)]
    [InlineData(ResultsPerPage.TwoHundredFifty)]
    [InlineData(ResultsPerPage.FiveHundred)]
    [InlineData(ResultsPerPage.OneThousand)]
    public async Task Every_documented_size_is_returned(ResultsPerPage size)
    {
        Seed(1001);
        var page = await _test.Client.GetPageAsync(1, size, ServiceUnderTest.Token);

        Assert.Equal((int)size, page.Segments.Count);
        Assert.Equal((int)size, page.ResultsPerPage);
        Assert.Equal((1001 + (int)size - 1) / (int)size, page.TotalPages);
        Assert.Equal(1001, page.TotalResults);
    }

    [Theory]
    [InlineData("results_per_page=7")]
    [InlineData("results_per_page=many")]
    [InlineData("results_per_page=")]
    [InlineData("results_per_page")]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=x")]
    [InlineData("page=2&page=x")]
    [InlineData("results_per_page=10&results_per_page=7")]
    public async Task A_query_that_makes_no_sense_is_the_default(string query)
    {
        Seed(30);
        var meta = (await _test.GetJsonAsync("api/segments/?" + query)).GetProperty("meta");

        Assert.Equal(1, meta.GetProperty("page").GetInt32());
        Assert.Equal(25, meta.GetProperty("results_per_page").GetInt32());
    }

    [Fact]
    public async Task The_last_page_holds_the_rest()
    {
        Seed(60);
        var page = await _test.Client.GetPageAsync(3, cancellationToken: ServiceUnderTest.Token);

        Assert.Equal(Enumerable.Range(51, 10), page.Segments.Select(segment => (int)segment.Id));
        Assert.False(page.HasNextPage);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public async Task A_page_after_the_end_is_empty(int number)
    {
        Seed(60);
        var page = await _test.Client.GetPageAsync(number, ResultsPerPage.OneThousand, ServiceUnderTest.Token);

        Assert.Empty(page.Segments);
        Assert.Equal(60, page.TotalResults);
    }

    [Fact]
    public async Task The_links_of_a_page_in_the_middle_lead_both_ways()
    {
        Seed(60);
        var links = (await _test.GetJsonAsync("api/segments?page=2")).GetProperty("links");

        Assert.Equal(List + "?page=1", links.GetProperty("first").GetString());
        Assert.Equal(List + "?page=3", links.GetProperty("last").GetString());
        Assert.Equal(List + "?page=3", links.GetProperty("next").GetString());
        Assert.Equal(List + "?page=1", links.GetProperty("prev").GetString());
        Assert.Equal(List + "?page=2", links.GetProperty("self").GetString());
    }

    [Fact]
    public async Task The_links_of_the_only_page_lead_nowhere_else()
    {
        Seed(1);
        var links = (await _test.GetJsonAsync("api/segments/")).GetProperty("links");

        Assert.Equal(List + "?page=1", links.GetProperty("last").GetString());
        Assert.Equal(JsonValueKind.Null, links.GetProperty("next").ValueKind);
        Assert.Equal(JsonValueKind.Null, links.GetProperty("prev").ValueKind);
    }

    [Fact]
    public async Task The_links_keep_another_size()
    {
        Seed(60);
        var links = (await _test.GetJsonAsync("api/segments/?results_per_page=10")).GetProperty("links");

        Assert.Equal(List + "?page=2&results_per_page=10", links.GetProperty("next").GetString());
    }

    [Fact]
    public async Task A_list_without_segments_has_no_pages()
    {
        var json = await _test.GetJsonAsync("api/segments/");

        Assert.Equal(0, json.GetProperty("data").GetArrayLength());
        Assert.Equal("""{"page":1,"results_per_page":25,"total":0,"total_pages":0}""", json.GetProperty("meta").GetRawText());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("links").GetProperty("last").ValueKind);
    }

    [Fact]
    public async Task The_client_lists_every_segment_once()
    {
        Seed(777);
        var ids = new List<long>();
        await foreach (var segment in _test.Client.ListAllAsync(new SegmentListOptions { ResultsPerPage = ResultsPerPage.Ten, Prefetch = 4 }, ServiceUnderTest.Token))
            ids.Add(segment.Id);

        Assert.Equal(Enumerable.Range(1, 777).Select(id => (long)id), ids);
    }

    private void Seed(int count)
    {
        for (var id = 1; id <= count; id++)
            _test.Service.AddSegment(new Segment { Id = id, Name = $"Segment {id}" });
    }

    private static IEnumerable<int> Ids(JsonElement list) =>
        list.GetProperty("data").EnumerateArray().Select(segment => segment.GetProperty("id").GetInt32());
}

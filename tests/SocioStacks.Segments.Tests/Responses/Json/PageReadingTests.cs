namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>Lists and their counts in every shape that servers of this family return them.</summary>
public sealed class PageReadingTests
{
    [Fact]
    public async Task The_page_may_be_the_string_of_the_query()
    {
        var page = await Reading.PageOf("""{"data":[],"meta":{"page":"2","results_per_page":"25","total":60,"total_pages":3}}""", page: 2);
        Assert.Equal((2, 25), (page.Page, page.ResultsPerPage));
    }

    [Theory]
    [InlineData("total")]
    [InlineData("total_results")]
    public async Task The_total_is_read_under_both_its_names(string name)
    {
        var page = await Reading.PageOf($$$"""{"data":[],"meta":{"page":1,"results_per_page":25,"{{{name}}}":61,"total_pages":3}}""");
        Assert.Equal(61, page.TotalResults);
    }

    [Fact]
    public async Task Counts_may_be_strings()
    {
        var page = await Reading.PageOf("""{"data":[],"meta":{"page":1,"results_per_page":"25","total_results":"61","total_pages":"3"}}""");
        Assert.Equal((61L, 3), (page.TotalResults, page.TotalPages));
    }

    [Fact]
    public async Task The_number_of_pages_follows_from_the_total_where_it_is_missing()
    {
        var page = await Reading.PageOf("""{"data":[],"meta":{"page":1,"results_per_page":25,"total":51}}""");
        Assert.Equal(3, page.TotalPages);
    }

    [Theory]
    [InlineData("9223372036854775807", int.MaxValue)]
    [InlineData("-9223372036854775808", 0)]
    public async Task The_number_of_pages_follows_from_a_total_of_any_size(string total, int pages)
    {
        var page = await Reading.PageOf($$$"""{"data":[],"meta":{"page":1,"results_per_page":25,"total":{{{total}}}}}""");
        Assert.Equal(pages, page.TotalPages);
    }

    [Theory]
    [InlineData(""" "results_per_page":0,"total":50 """, 25, 50, 2)]
    [InlineData(""" "results_per_page":-5,"total":"50" """, 25, 50, 2)]
    [InlineData(""" "results_per_page":[],"total":50 """, 25, 50, 2)]
    [InlineData(""" "results_per_page":1,"total":9223372036854775807 """, 1, 9223372036854775807, int.MaxValue)]
    [InlineData(""" "results_per_page":1,"total":1e30 """, 1, 0, 1)]
    [InlineData(""" "results_per_page":25,"total":-1 """, 25, 0, 0)]
    [InlineData(""" "results_per_page":25,"total":50,"total_pages":-1 """, 25, 50, 0)]
    [InlineData(""" "results_per_page":25,"total":50,"total_pages":{} """, 25, 50, 2)]
    [InlineData(""" "results_per_page":25,"total":50,"total_pages":null """, 25, 50, 2)]
    [InlineData(""" "results_per_page":25,"total":50,"total_pages":"" """, 25, 50, 2)]
    [InlineData(""" "results_per_page":25,"total":{},"total_results":50 """, 25, 50, 2)]
    [InlineData(""" "page":0,"results_per_page":25,"total":50 """, 25, 50, 2)]
    [InlineData(""" "page":-1,"results_per_page":25,"total":50 """, 25, 50, 2)]
    [InlineData(""" "page":"first","results_per_page":25,"total":50 """, 25, 50, 2)]
    public async Task Counts_that_cannot_be_are_taken_from_what_was_asked_for_and_came(string meta, int results, long total, int pages)
    {
        var page = await Reading.PageOf($$$"""{"data":[],"meta":{{{{meta}}}}}""");
        Assert.Equal((1, results, total, pages), (page.Page, page.ResultsPerPage, page.TotalResults, page.TotalPages));
    }

    [Fact]
    public async Task Segments_that_came_are_counted_whatever_the_counts_are()
    {
        var page = await Reading.PageOf($$"""{"data":[{{ResponseJson.Segment(1)}},{{ResponseJson.Segment(2)}}],"meta":{"page":3,"results_per_page":25,"total":0,"total_pages":0} }""", page: 3);
        Assert.Equal((2L, 3, false), (page.TotalResults, page.TotalPages, page.HasNextPage));
    }

    [Theory]
    [InlineData(""" "page":1,"results_per_page":250,"total":300,"total_pages":1 """, 1, 2)]
    [InlineData(""" "page":1,"results_per_page":250,"total":2,"total_pages":1 """, 1, 2)]
    [InlineData(""" "page":1,"results_per_page":250,"total":300,"total_pages":5 """, 1, 5)]
    [InlineData(""" "page":4,"results_per_page":250 """, 4, 5)]
    [InlineData(""" "page":2147483647 """, int.MaxValue, int.MaxValue)]
    [InlineData(""" "page":2147483648 """, int.MaxValue, int.MaxValue)]
    public async Task A_link_to_the_next_page_counts_whatever_the_counts_are(string meta, int number, int pages)
    {
        var page = await Reading.PageOf($$$"""{"data":[{{{ResponseJson.Segment(1)}}}],"meta":{{{{meta}}}},"links":{"next":"https://x/2"}}""");
        Assert.Equal((number, pages, number < pages), (page.Page, page.TotalPages, page.HasNextPage));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("false")]
    [InlineData("2")]
    public async Task What_is_not_an_address_is_not_a_link(string next)
    {
        var page = await Reading.PageOf($$"""{"data":[],"links":{"next":{{next}}} }""");
        Assert.False(page.HasNextPage);
    }

    [Fact]
    public async Task An_empty_page_that_the_counts_put_after_the_end_has_no_next_one()
    {
        var page = await Reading.PageOf("""{"data":[],"meta":{"page":4,"results_per_page":25,"total":60,"total_pages":3},"links":{"next":"https://x/5"}}""", page: 4);
        Assert.False(page.HasNextPage);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","meta":null""")]
    [InlineData(""","meta":[]""")]
    [InlineData(""","meta":{}""")]
    public async Task Without_counts_a_page_is_the_one_that_was_asked_for(string meta)
    {
        var page = await Reading.PageOf($$"""{"data":[{{ResponseJson.Segment(1)}}]{{meta}}}""", 3, ResultsPerPage.Fifty);
        Assert.Equal((3, 50, 1L, 3), (page.Page, page.ResultsPerPage, page.TotalResults, page.TotalPages));
    }

    [Fact]
    public async Task Without_counts_the_link_to_the_next_page_reports_that_there_is_one()
    {
        var page = await Reading.PageOf("""{"data":[],"links":{"first":"https://x/1","next":"https://x/2"}}""");
        Assert.True(page.HasNextPage);
    }

    [Fact]
    public async Task Without_counts_a_null_link_reports_that_there_is_no_next_page()
    {
        var page = await Reading.PageOf("""{"data":[],"links":{"first":"https://x/1","next":null}}""");
        Assert.False(page.HasNextPage);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"none\"")]
    [InlineData("""{"self":{"href":["x"]},"next":null}""")]
    public async Task Links_of_any_shape_do_no_harm(string links)
    {
        var page = await Reading.PageOf($$"""{"data":[],"meta":{"page":1,"results_per_page":25,"total":0,"total_pages":1},"links":{{links}}}""");
        Assert.Equal(1, page.TotalPages);
    }

    [Fact]
    public async Task An_account_without_segments_has_no_page_after_the_first()
    {
        var page = await Reading.PageOf("""{"data":[],"meta":{"page":1,"results_per_page":25,"total":0,"total_pages":0}}""");
        Assert.False(page.HasNextPage);
    }

    [Fact]
    public async Task The_segments_keep_the_order_of_the_service()
    {
        var page = await Reading.PageOf(ResponseJson.Page(1, 1, 3, 1, 2));
        Assert.Equal([3, 1, 2], page.Segments.Select(segment => segment.Id));
    }

    [Fact]
    public async Task An_unknown_property_beside_the_data_does_no_harm()
    {
        var page = await Reading.PageOf("""{"debug":{"queries":[1,2]},"data":[],"meta":{"page":1,"took":[0.1],"results_per_page":25,"total":0,"total_pages":1}}""");
        Assert.Equal(25, page.ResultsPerPage);
    }

    [Fact]
    public async Task A_count_larger_than_the_model_holds_is_capped_at_the_largest()
    {
        var page = await Reading.PageOf("""{"data":[],"meta":{"page":1,"results_per_page":1,"total":5000000000,"total_pages":5000000000}}""");
        Assert.Equal((5000000000, int.MaxValue), (page.TotalResults, page.TotalPages));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":[]}[]""")]
    [InlineData("""{"data":[]""")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":"none"}""")]
    [InlineData("""{"data":[null]}""")]
    [InlineData("""{"data":[1]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task What_is_not_a_list_is_an_unexpected_response(string json)
    {
        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => Reading.PageOf(json));
    }
}

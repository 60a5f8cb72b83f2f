namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>Ids, pages and their sizes.</summary>
public sealed class NumberArgumentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<long> BadIds => [0, -1, long.MinValue];

    public static TheoryData<int> BadPageSizes => [0, -1, 1, 11, 24, 26, 1001, int.MaxValue];

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task Getting_a_segment_below_1_is_rejected(long id)
    {
        Assert.Equal("segmentId", (await RejectionAssert.RejectsAsync(client => client.GetAsync(id, Token))).ParamName);
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task Updating_a_segment_below_1_is_rejected(long id)
    {
        Assert.Equal("segmentId", (await RejectionAssert.RejectsAsync(client => client.UpdateAsync(id, "Name", cancellationToken: Token))).ParamName);
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task Deleting_a_segment_below_1_is_rejected(long id)
    {
        Assert.Equal("segmentId", (await RejectionAssert.RejectsAsync(client => client.DeleteAsync(id, Token))).ParamName);
    }

    [Fact]
    public async Task An_update_of_nothing_is_rejected()
    {
        var e = await RejectionAssert.RejectsAsync(client => client.UpdateAsync(1, cancellationToken: Token));
        Assert.IsType<ArgumentException>(e);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task Getting_a_page_below_1_is_rejected(int page)
    {
        Assert.Equal("page", (await RejectionAssert.RejectsAsync(client => client.GetPageAsync(page, cancellationToken: Token))).ParamName);
    }

    [Theory]
    [MemberData(nameof(BadPageSizes))]
    public async Task Getting_a_page_of_another_size_is_rejected(int size)
    {
        Assert.Equal("resultsPerPage", (await RejectionAssert.RejectsAsync(client => client.GetPageAsync(1, (ResultsPerPage)size, Token))).ParamName);
    }

    [Theory]
    [MemberData(nameof(BadPageSizes))]
    public async Task Listing_pages_of_another_size_is_rejected(int size)
    {
        var e = await RejectedListAsync(new() { ResultsPerPage = (ResultsPerPage)size });
        Assert.Contains("ResultsPerPage", e.ParamName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Starting_a_list_below_1_is_rejected(int page)
    {
        var e = await RejectedListAsync(new() { StartPage = page });
        Assert.Contains("StartPage", e.ParamName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(17)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task A_prefetch_out_of_range_is_rejected(int prefetch)
    {
        var e = await RejectedListAsync(new() { Prefetch = prefetch });
        Assert.Contains("Prefetch", e.ParamName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_options_of_a_list_are_rejected_by_the_call_and_not_later()
    {
        await RejectionAssert.RejectsAsync(client =>
        {
            client.ListPagesAsync(new() { Prefetch = -1 }, Token);
            return Task.CompletedTask;
        });
    }

    /// <summary>The same for segments as for pages.</summary>
    private static async Task<ArgumentException> RejectedListAsync(SegmentListOptions options)
    {
        await RejectionAssert.RejectsAsync(async client => await client.ListAllAsync(options, Token).ToListAsync(Token));
        return await RejectionAssert.RejectsAsync(async client => await client.ListPagesAsync(options, Token).ToListAsync(Token));
    }
}

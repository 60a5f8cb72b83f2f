namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>Ids, pages and their sizes.</summary>
public sealed class NumberArgumentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<long> BadIds => [0, -1, long.MinValue];

    public static TheoryData<int> BadPageSizes => [0, -1, 1, 11, 24, 26, 1001, int.MaxValue];

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task No_segment_below_1_is_got(long id)
    {
        Assert.Equal("segmentId", (await RejectionAssert.RejectsAsync(client => client.GetAsync(id, Token))).ParamName);
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task No_segment_below_1_is_updated(long id)
    {
        Assert.Equal("segmentId", (await RejectionAssert.RejectsAsync(client => client.UpdateAsync(id, "Name", cancellationToken: Token))).ParamName);
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task No_segment_below_1_is_deleted(long id)
    {
        Assert.Equal("segmentId", (await RejectionAssert.RejectsAsync(client => client.DeleteAsync(id, Token))).ParamName);
    }

    [Fact]
    public async Task An_update_of_nothing_is_refused()
    {
        var e = await RejectionAssert.RejectsAsync(client => client.UpdateAsync(1, cancellationToken: Token));
        Assert.IsType<ArgumentException>(e);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task No_page_below_1_is_got(int page)
    {
        Assert.Equal("page", (await RejectionAssert.RejectsAsync(client => client.GetPageAsync(page, cancellationToken: Token))).ParamName);
    }

    [Theory]
    [MemberData(nameof(BadPageSizes))]
    public async Task No_page_of_another_size_is_got(int size)
    {
        Assert.Equal("resultsPerPage", (await RejectionAssert.RejectsAsync(client => client.GetPageAsync(1, (ResultsPerPage)size, Token))).ParamName);
    }

    [Theory]
    [MemberData(nameof(BadPageSizes))]
    public async Task No_pages_of_another_size_are_listed(int size)
    {
        var e = await RefusedListAsync(new() { ResultsPerPage = (ResultsPerPage)size });
        Assert.Contains("ResultsPerPage", e.ParamName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task No_list_starts_below_1(int page)
    {
        var e = await RefusedListAsync(new() { StartPage = page });
        Assert.Contains("StartPage", e.ParamName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(17)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task No_list_runs_ahead_by_another_number(int prefetch)
    {
        var e = await RefusedListAsync(new() { Prefetch = prefetch });
        Assert.Contains("Prefetch", e.ParamName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_options_of_a_list_are_refused_by_the_call_and_not_later()
    {
        await RejectionAssert.RejectsAsync(client =>
        {
            client.ListPagesAsync(new() { Prefetch = -1 }, Token);
            return Task.CompletedTask;
        });
    }

    /// <summary>The same for segments as for pages.</summary>
    private static async Task<ArgumentException> RefusedListAsync(SegmentListOptions options)
    {
        await RejectionAssert.RejectsAsync(async client => await client.ListAllAsync(options, Token).ToListAsync(Token));
        return await RejectionAssert.RejectsAsync(async client => await client.ListPagesAsync(options, Token).ToListAsync(Token));
    }
}

namespace SocioStacks.Segments.Tests.Paging;

/// <summary>ListPagesAsync and ListAllAsync over a list that stays as it is.</summary>
public sealed class ListingTests
{
    private static readonly SegmentListOptions Tens = new() { ResultsPerPage = ResultsPerPage.Ten };

    private static readonly SegmentListOptions OneByOne = new() { ResultsPerPage = ResultsPerPage.Ten, Prefetch = 0 };

    [Fact]
    public async Task Nothing_is_sent_before_the_first_page_is_asked_for()
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());

        await using var pages = client.ListPagesAsync(cancellationToken: Clients.Token).GetAsyncEnumerator(Clients.Token);

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_segment_is_asked_for()
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());

        await using var segments = client.ListAllAsync(cancellationToken: Clients.Token).GetAsyncEnumerator(Clients.Token);

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task All_pages_are_read_in_order()
    {
        using var client = Clients.Over(SeededService.WithSegments(25).CreateHandler());
        var pages = await client.ListPagesAsync(Tens, Clients.Token).ToListAsync(Clients.Token);
        Assert.Equal([1, 2, 3], pages.Select(page => page.Page));
    }

    [Fact]
    public async Task All_segments_are_read_in_the_order_of_the_service()
    {
        using var client = Clients.Over(ResponseJson.Pages([5, 4], [3, 2], [1]));
        Assert.Equal([5, 4, 3, 2, 1], await client.ListAllAsync(cancellationToken: Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token));
    }

    [Fact]
    public async Task All_segments_of_all_pages_are_read()
    {
        using var client = Clients.Over(SeededService.WithSegments(25).CreateHandler());
        Assert.Equal(Enumerable.Range(1, 25).Select(id => (long)id), await client.ListAllAsync(Tens, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Nothing_is_asked_for_after_the_last_page(int prefetch)
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());
        await client.ListAllAsync(Tens with { Prefetch = prefetch }, Clients.Token).CountAsync(Clients.Token);
        Assert.Equal([1, 2, 3], service.RequestedPages());
    }

    [Fact]
    public async Task An_empty_list_is_one_request()
    {
        var service = SeededService.WithSegments(0);
        using var client = Clients.Over(service.CreateHandler());
        Assert.Equal(0, await client.ListAllAsync(cancellationToken: Clients.Token).CountAsync(Clients.Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task The_page_size_of_the_options_is_asked_for()
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());
        await client.ListAllAsync(new() { ResultsPerPage = ResultsPerPage.OneThousand }, Clients.Token).CountAsync(Clients.Token);
        Assert.EndsWith("results_per_page=1000", Assert.Single(service.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_can_be_resumed_at_a_page()
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());
        Assert.Equal(Enumerable.Range(11, 15).Select(id => (long)id), await client.ListAllAsync(Tens with { StartPage = 2 }, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token));
        Assert.Equal([2, 3], service.RequestedPages());
    }

    [Fact]
    public async Task Resuming_after_the_last_page_returns_nothing()
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());
        Assert.Equal(0, await client.ListAllAsync(Tens with { StartPage = 9 }, Clients.Token).CountAsync(Clients.Token));
        Assert.Equal([9], service.RequestedPages());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task Resuming_at_the_last_number_that_a_page_can_have_returns_nothing(int prefetch)
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());
        Assert.Equal(0, await client.ListAllAsync(Tens with { StartPage = int.MaxValue, Prefetch = prefetch }, Clients.Token).CountAsync(Clients.Token));
        Assert.Equal([int.MaxValue], service.RequestedPages());
    }

    [Fact]
    public async Task A_repeated_segment_is_returned_once()
    {
        using var client = Clients.Over(ResponseJson.Pages([1, 2], [2, 3]));
        Assert.Equal([1, 2, 3], await client.ListAllAsync(cancellationToken: Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token));
    }

    [Fact]
    public async Task A_repeated_segment_is_left_out_of_its_later_page()
    {
        using var client = Clients.Over(ResponseJson.Pages([1, 2], [2, 3]));
        var pages = await client.ListPagesAsync(cancellationToken: Clients.Token).ToListAsync(Clients.Token);
        Assert.Equal([3], pages[1].Segments.Select(segment => segment.Id));
    }

    [Fact]
    public async Task A_repeated_segment_is_returned_again_where_that_is_wanted()
    {
        using var client = Clients.Over(ResponseJson.Pages([1, 2], [2, 3]));
        Assert.Equal([1, 2, 2, 3], await client.ListAllAsync(new() { SkipRepeated = false }, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token));
    }

    [Fact]
    public async Task A_list_can_be_read_twice_from_one_enumerable()
    {
        using var client = Clients.Over(SeededService.WithSegments(25).CreateHandler());
        var all = client.ListAllAsync(Tens, Clients.Token);

        await all.CountAsync(Clients.Token);

        Assert.Equal(25, await all.CountAsync(Clients.Token));
    }

    [Fact]
    public async Task A_page_after_the_first_is_not_requested_before_the_reader_goes_on()
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());

        await using var pages = client.ListPagesAsync(OneByOne, Clients.Token).GetAsyncEnumerator(Clients.Token);
        await pages.MoveNextAsync();

        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("page size")]
    [InlineData("start page")]
    [InlineData("negative prefetch")]
    [InlineData("large prefetch")]
    public void Options_out_of_range_are_rejected_at_once(string fault)
    {
        var options = new Dictionary<string, SegmentListOptions>
        {
            ["page size"] = new() { ResultsPerPage = (ResultsPerPage)20 },
            ["start page"] = new() { StartPage = 0 },
            ["negative prefetch"] = new() { Prefetch = -1 },
            ["large prefetch"] = new() { Prefetch = 17 },
        }[fault];
        using var client = Clients.Over(SeededService.WithSegments(25).CreateHandler());

        Assert.Throws<ArgumentOutOfRangeException>(() => client.ListPagesAsync(options, Clients.Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.ListAllAsync(options, Clients.Token));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_the_first_page_sends_nothing()
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ListAllAsync(cancellationToken: cancellation.Token).CountAsync(Clients.Token).AsTask());

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_between_pages_ends_the_list()
    {
        var service = SeededService.WithSegments(25);
        using var client = Clients.Over(service.CreateHandler());
        using var cancellation = new CancellationTokenSource();
        await using var pages = client.ListPagesAsync(OneByOne, cancellation.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await pages.MoveNextAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pages.MoveNextAsync().AsTask());

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_within_a_page_ends_the_list_before_the_next_segment()
    {
        using var client = Clients.Over(SeededService.WithSegments(25).CreateHandler());
        using var cancellation = new CancellationTokenSource();
        await using var segments = client.ListAllAsync(OneByOne, cancellation.Token).GetAsyncEnumerator(Clients.Token);
        await segments.MoveNextAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => segments.MoveNextAsync().AsTask());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_token_that_is_cancelled_during_a_request_is_the_one_of_the_exception(int prefetch)
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        using var cancellation = new CancellationTokenSource();
        await using var pages = client.ListPagesAsync(new() { Prefetch = prefetch }, cancellation.Token).GetAsyncEnumerator(CancellationToken.None);
        gated.Release(1);
        await pages.MoveNextAsync();
        var next = pages.MoveNextAsync().AsTask();
        await gated.ArrivalOf(2);
        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);

        Assert.Equal(cancellation.Token, e.CancellationToken);
    }

    [Fact]
    public async Task The_token_of_WithCancellation_is_the_one_of_the_exception()
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        using var cancellation = new CancellationTokenSource();
#pragma warning disable xUnit1051 // The token comes with the enumeration.
        await using var segments = client.ListAllAsync().GetAsyncEnumerator(cancellation.Token);
#pragma warning restore xUnit1051
        var next = segments.MoveNextAsync().AsTask();
        await gated.ArrivalOf(1);
        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);

        Assert.Equal(cancellation.Token, e.CancellationToken);
    }
}

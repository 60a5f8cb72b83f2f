using System.Collections.Concurrent;
using System.Net;

namespace SocioStacks.Segments.Tests.Paging;

/// <summary>Pages that are requested ahead of the reader.</summary>
public sealed class PrefetchTests
{
    [Fact]
    public async Task As_many_pages_as_asked_for_are_requested_ahead()
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        await using var pages = client.ListPagesAsync(new() { Prefetch = 3 }, Clients.Token).GetAsyncEnumerator(Clients.Token);
        gated.Release(1);
        await pages.MoveNextAsync();

        await Task.WhenAll(gated.ArrivalOf(2), gated.ArrivalOf(3), gated.ArrivalOf(4));

        Assert.Equal([1, 2, 3, 4], gated.Requested);
    }

    [Fact]
    public async Task Without_prefetching_a_page_is_requested_when_it_is_asked_for()
    {
        var gated = new GatedPages(9);
        gated.ReleaseAll();
        using var client = Clients.Over(gated.Service);
        await using var pages = client.ListPagesAsync(new() { Prefetch = 0 }, Clients.Token).GetAsyncEnumerator(Clients.Token);

        await pages.MoveNextAsync();
        await pages.MoveNextAsync();

        Assert.Equal([1, 2], gated.Requested);
    }

    [Fact]
    public async Task One_page_is_requested_ahead_by_default()
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        await using var pages = client.ListPagesAsync(cancellationToken: Clients.Token).GetAsyncEnumerator(Clients.Token);
        gated.Release(1);
        await pages.MoveNextAsync();

        await gated.ArrivalOf(2);

        Assert.Equal([1, 2], gated.Requested);
    }

    /// <summary>What docs/paging.md promises of a list that changes rests on this.</summary>
    [Fact]
    public async Task With_one_page_ahead_no_two_pages_are_in_flight_at_once()
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        await using var pages = client.ListPagesAsync(new() { Prefetch = 1 }, Clients.Token).GetAsyncEnumerator(Clients.Token);
        gated.Release(1);
        await pages.MoveNextAsync();
        await gated.ArrivalOf(2);

        var second = pages.MoveNextAsync();
        var whileTheSecondWasOnItsWay = gated.Requested.ToArray();
        gated.Release(2);
        await second;
        await gated.ArrivalOf(3);

        Assert.Equal([1, 2], whileTheSecondWasOnItsWay);
        Assert.Equal([1, 2, 3], gated.Requested);
    }

    [Fact]
    public async Task Pages_are_requested_in_order()
    {
        var gated = new GatedPages(20);
        gated.ReleaseAll();
        using var client = Clients.Over(gated.Service);
        await client.ListPagesAsync(new() { Prefetch = 5 }, Clients.Token).CountAsync(Clients.Token);
        Assert.Equal(Enumerable.Range(1, 20), gated.Requested);
    }

    [Fact]
    public async Task Pages_keep_their_order_in_whatever_order_the_responses_arrive()
    {
        var gated = new GatedPages(4);
        using var client = Clients.Over(gated.Service);
        gated.Release(1);
        var list = client.ListAllAsync(new() { Prefetch = 3 }, Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token);
        foreach (var page in new[] { 4, 3, 2 })
        {
            await gated.ArrivalOf(page);
            gated.Release(page);
        }

        Assert.Equal([1, 2, 3, 4], await list);
    }

    [Fact]
    public async Task Nothing_past_the_end_is_requested()
    {
        var gated = new GatedPages(3);
        gated.ReleaseAll();
        using var client = Clients.Over(gated.Service);
        await client.ListPagesAsync(new() { Prefetch = 16 }, Clients.Token).CountAsync(Clients.Token);
        Assert.Equal([1, 2, 3], gated.Requested);
    }

    [Fact]
    public async Task Only_the_first_page_is_requested_before_the_service_has_reported_how_many_there_are()
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        await using var pages = client.ListPagesAsync(new() { Prefetch = 16 }, Clients.Token).GetAsyncEnumerator(Clients.Token);
        var first = pages.MoveNextAsync();
        await gated.ArrivalOf(1);

        var asked = gated.Requested;

        gated.ReleaseAll();
        await first;
        Assert.Equal([1], asked);
    }

    [Fact]
    public async Task A_reader_that_stops_early_cancels_what_is_in_flight()
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        gated.Release(1);
        await foreach (var _ in client.ListPagesAsync(new() { Prefetch = 2 }, Clients.Token))
        {
            await Task.WhenAll(gated.ArrivalOf(2), gated.ArrivalOf(3));
            break;
        }

        Assert.Equal([2, 3], gated.Cancelled);
    }

    [Fact]
    public async Task A_reader_that_stops_early_leaves_no_unobserved_exception()
    {
        const string title = "A failure that nobody reads about";
        var unobserved = new ConcurrentQueue<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, e) => unobserved.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            await StopBeforeAFailureAsync(title);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }

        Assert.DoesNotContain(unobserved, text => text.Contains(title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_surfaces_at_its_page_after_all_pages_before_it()
    {
        var gated = new GatedPages(4);
        using var client = Clients.Over(gated.Service);
        gated.Release(1);
        gated.Release(3, StubService.Error(HttpStatusCode.Forbidden));
        var read = new List<int>();
        var reading = Assert.ThrowsAsync<SegmentsApiException>(async () =>
        {
            await foreach (var page in client.ListPagesAsync(new() { Prefetch = 3 }, Clients.Token))
                read.Add(page.Page);
        });
        await gated.ArrivalOf(3);
        gated.Release(2);

        await reading;

        Assert.Equal([1, 2], read);
    }

    [Fact]
    public async Task A_failure_cancels_the_pages_after_it()
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        gated.Release(1);
        var reading = client.ListPagesAsync(new() { Prefetch = 2 }, Clients.Token).CountAsync(Clients.Token).AsTask();
        await gated.ArrivalOf(3);
        gated.Release(2, StubService.Error(HttpStatusCode.Forbidden));

        await Assert.ThrowsAsync<SegmentsApiException>(() => reading);

        Assert.Equal([3], gated.Cancelled);
    }

    private static async Task StopBeforeAFailureAsync(string title)
    {
        var gated = new GatedPages(9);
        using var client = Clients.Over(gated.Service);
        gated.Release(1);
        gated.Release(2, StubService.Error(HttpStatusCode.Forbidden, title));
        await foreach (var _ in client.ListPagesAsync(new() { Prefetch = 2 }, Clients.Token))
        {
            await Task.WhenAll(gated.ArrivalOf(2), gated.ArrivalOf(3));
            break;
        }
    }
}

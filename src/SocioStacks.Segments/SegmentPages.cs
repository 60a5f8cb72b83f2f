using System.Runtime.CompilerServices;

namespace SocioStacks.Segments;

/// <summary>Reads the list page by page, some pages ahead of the reader, to the page that the service calls its last.</summary>
internal sealed class SegmentPages(ISegmentsClient client, SegmentListOptions options)
{
    /// <summary>
    /// How many pages in a row may bring nothing new and the list still grow: those of a window's worth of new segments
    /// (60), which move all others on by six of the smallest pages.
    /// </summary>
    private const int MaxStalePages = 6;

    public async IAsyncEnumerable<SegmentPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Of this enumeration alone: the same enumerable may be read again.
        var seen = options.SkipRepeated ? new HashSet<long>() : null;
        var ahead = new Queue<Task<SegmentPage>>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            IReadOnlyList<Segment> before = [];
            var last = options.StartPage;
            var stale = 0;

            // Longs, because they run one past the last page, which can be the last number of an int.
            long next = options.StartPage;
            for (long number = options.StartPage; number <= last; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (ahead.Count == 0)
                    ahead.Enqueue(RequestAsync((int)next++, stop.Token));
                var page = await PageOfAsync(ahead.Dequeue(), cancellationToken).ConfigureAwait(false);
                var fresh = seen is null ? page : WithoutRepeated(page, seen);

                // The service's own word decides where the list ends, as it stands now. But after some pages in a row that
                // bring nothing new it can only shorten the list: a service that says "more" forever is not asked forever.
                stale = fresh.Segments.Count > 0 && !IsSame(page.Segments, before) ? 0 : stale + 1;
                last = stale <= MaxStalePages ? page.TotalPages : Math.Min(last, page.TotalPages);
                before = page.Segments;

                while (ahead.Count < options.Prefetch && next <= last)
                    ahead.Enqueue(RequestAsync((int)next++, stop.Token));
                yield return fresh;
            }
        }
        finally
        {
            if (ahead.Count > 0)
                await stop.CancelAsync().ConfigureAwait(false);
            foreach (var task in ahead)
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<SegmentPage> RequestAsync(int page, CancellationToken cancellationToken) =>
        client.GetPageAsync(page, options.ResultsPerPage, cancellationToken);

    private static async Task<SegmentPage> PageOfAsync(Task<SegmentPage> request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The request knows only the token of this enumeration; the caller knows only his own.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static bool IsSame(IReadOnlyList<Segment> page, IReadOnlyList<Segment> before)
    {
        if (page.Count != before.Count)
            return false;
        for (var i = 0; i < page.Count; i++)
        {
            if (page[i].Id != before[i].Id)
                return false;
        }

        return true;
    }

    private static SegmentPage WithoutRepeated(SegmentPage page, HashSet<long> seen)
    {
        List<Segment>? kept = null;
        for (var i = 0; i < page.Segments.Count; i++)
        {
            var isNew = seen.Add(page.Segments[i].Id);
            if (!isNew)
                kept ??= [.. page.Segments.Take(i)];
            else
                kept?.Add(page.Segments[i]);
        }

        return kept is null ? page : page with { Segments = kept };
    }
}

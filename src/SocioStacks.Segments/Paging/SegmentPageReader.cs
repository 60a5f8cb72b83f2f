using System.Runtime.CompilerServices;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Paging;

/// <summary>Reads the list page by page and ahead of the reader, to the last page that the service reports.</summary>
internal sealed class SegmentPageReader(ISegmentsClient client, SegmentListOptions options)
{
    public async IAsyncEnumerable<SegmentPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Local to this enumeration: the enumerable may be enumerated more than once.
        var progress = new SegmentListProgress(options);
        var ahead = new Queue<Task<SegmentPage>>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var last = options.StartPage;

            // Longs, because they go one past the last page, which may be int.MaxValue.
            long next = options.StartPage;
            for (long number = options.StartPage; number <= last; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (ahead.Count == 0)
                    ahead.Enqueue(RequestAsync((int)next++, stop.Token));
                var page = await PageOfAsync(ahead.Dequeue(), cancellationToken).ConfigureAwait(false);
                page = progress.Add(page, number);
                last = page.TotalPages;
                if (number < last && progress.IsRepeating(number))
                    throw SegmentsExceptionFactory.RepeatingList(progress.StalePages, number, last);

                while (ahead.Count < options.Prefetch && next <= last)
                    ahead.Enqueue(RequestAsync((int)next++, stop.Token));
                yield return page;
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
            // The request was cancelled by a linked token; the exception must carry the caller's own.
            throw new OperationCanceledException(cancellationToken);
        }
    }
}

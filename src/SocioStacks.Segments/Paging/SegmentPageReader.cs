using System.Runtime.CompilerServices;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Paging;

/// <summary>Reads the list page by page, some pages ahead of the reader, to the page that the service calls its last.</summary>
internal sealed class SegmentPageReader(ISegmentsClient client, SegmentListOptions options)
{
    public async IAsyncEnumerable<SegmentPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Of this enumeration alone: the same enumerable may be read again.
        var progress = new SegmentListProgress(options);
        var ahead = new Queue<Task<SegmentPage>>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var last = options.StartPage;

            // Longs, because they run one past the last page, which can be the last number of an int.
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
            // The request was cancelled by a token that is linked to the caller's; the exception has to name the caller's.
            throw new OperationCanceledException(cancellationToken);
        }
    }
}

using System.Collections.Concurrent;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>A list whose pages are returned when the test releases them, each with one segment that has the page's number as its id.</summary>
internal sealed class GatedPages
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _arrivals = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<HttpResponseMessage>> _responses = new();
    private readonly ConcurrentQueue<int> _requested = new();
    private readonly ConcurrentDictionary<int, bool> _cancelled = new();
    private readonly int _totalPages;

    public GatedPages(int totalPages)
    {
        _totalPages = totalPages;
        Service = new StubService(RespondAsync);
    }

    public StubService Service { get; }

    /// <summary>The pages in the order in which they were requested.</summary>
    public IReadOnlyList<int> Requested => [.. _requested];

    /// <summary>The pages whose requests were cancelled.</summary>
    public IEnumerable<int> Cancelled => _cancelled.Keys.Order();

    public Task ArrivalOf(int page) => ArrivalSource(page).Task.WaitAsync(Clients.Token);

    public void Release(int page) => Release(page, StubService.Respond(ResponseJson.Page(page, _totalPages, page)));

    public void Release(int page, HttpResponseMessage response) => ResponseSource(page).TrySetResult(response);

    public void ReleaseAll() => Enumerable.Range(1, _totalPages).ToList().ForEach(Release);

    private async Task<HttpResponseMessage> RespondAsync(SentRequest request, CancellationToken cancellationToken)
    {
        var page = ResponseJson.PageOf(request);
        _requested.Enqueue(page);
        ArrivalSource(page).TrySetResult();
        try
        {
            return await ResponseSource(page).Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _cancelled[page] = true;
            throw;
        }
    }

    private TaskCompletionSource ArrivalSource(int page) =>
        _arrivals.GetOrAdd(page, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private TaskCompletionSource<HttpResponseMessage> ResponseSource(int page) =>
        _responses.GetOrAdd(page, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

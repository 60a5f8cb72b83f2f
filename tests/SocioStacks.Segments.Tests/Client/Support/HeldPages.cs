using System.Collections.Concurrent;

namespace SocioStacks.Segments.Tests.Client;

/// <summary>A list whose pages are answered when the test says so, each with one segment that has the page's number as id.</summary>
internal sealed class HeldPages
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _arrivals = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<HttpResponseMessage>> _answers = new();
    private readonly ConcurrentQueue<int> _asked = new();
    private readonly ConcurrentDictionary<int, bool> _givenUp = new();
    private readonly int _totalPages;

    public HeldPages(int totalPages)
    {
        _totalPages = totalPages;
        Service = new StubService(AnswerAsync);
    }

    public StubService Service { get; }

    /// <summary>The pages in the order in which they were asked for.</summary>
    public IReadOnlyList<int> Asked => [.. _asked];

    /// <summary>The pages whose requests were cancelled.</summary>
    public IEnumerable<int> GivenUp => _givenUp.Keys.Order();

    public Task ArrivalOf(int page) => ArrivalSource(page).Task.WaitAsync(Clients.Token);

    public void Answer(int page) => Answer(page, StubService.Answer(Json.Page(page, _totalPages, page)));

    public void Answer(int page, HttpResponseMessage response) => AnswerSource(page).TrySetResult(response);

    public void AnswerAll() => Enumerable.Range(1, _totalPages).ToList().ForEach(Answer);

    private async Task<HttpResponseMessage> AnswerAsync(SentRequest request, CancellationToken cancellationToken)
    {
        var page = Json.PageOf(request);
        _asked.Enqueue(page);
        ArrivalSource(page).TrySetResult();
        try
        {
            return await AnswerSource(page).Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _givenUp[page] = true;
            throw;
        }
    }

    private TaskCompletionSource ArrivalSource(int page) =>
        _arrivals.GetOrAdd(page, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private TaskCompletionSource<HttpResponseMessage> AnswerSource(int page) =>
        _answers.GetOrAdd(page, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace SocioStacks.Segments.Tests.Client;

/// <summary>Stands where the network is: keeps what was sent and answers as it is told.</summary>
internal sealed class StubService(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();
    private int _count;

    public StubService(Func<SentRequest, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    public StubService(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json")
        : this(_ => Answer(body, status, mediaType))
    {
    }

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    public IEnumerable<string> Lines => _requests.Select(request => request.Line);

    public SentRequest Only => Assert.Single(_requests);

    public bool IsDisposed { get; private set; }

    public static HttpResponseMessage Answer(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public static HttpResponseMessage Error(HttpStatusCode status, string title = "It failed") =>
        Answer($$"""{"errors":[{"title":"{{title}}","status":{{(int)status}}}]}""", status);

    /// <summary>An answer that never comes: ends only when the attempt is given up.</summary>
    public static async Task<HttpResponseMessage> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Nobody waits for ever.");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(" ", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        var sent = new SentRequest(Interlocked.Increment(ref _count), request.Method, request.RequestUri!, headers, body);
        _requests.Enqueue(sent);
        var response = await answer(sent, cancellationToken);
        response.RequestMessage ??= request;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>Replaces the network: records what is sent, and responds with what the test provides.</summary>
internal sealed class StubService(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> respond) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();
    private int _count;

    public StubService(Func<SentRequest, HttpResponseMessage> respond)
        : this((request, _) => Task.FromResult(respond(request)))
    {
    }

    public StubService(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json")
        : this(_ => Respond(body, status, mediaType))
    {
    }

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    public IEnumerable<string> Lines => _requests.Select(request => request.Line);

    public SentRequest Only => Assert.Single(_requests);

    public bool IsDisposed { get; private set; }

    public static HttpResponseMessage Respond(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public static HttpResponseMessage Error(HttpStatusCode status, string title = "It failed") =>
        Respond($$"""{"errors":[{"title":"{{title}}","status":{{(int)status}}}]}""", status);

    /// <summary>A service that returns this error to every request.</summary>
    public static StubService Failing(HttpStatusCode status, string title) => new(_ => Error(status, title));

    /// <summary>A service that redirects every request.</summary>
    public static StubService Redirecting(string location, HttpStatusCode status = HttpStatusCode.Found) => new(_ =>
    {
        var response = new HttpResponseMessage(status);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    });

    /// <summary>A response that never arrives: ends only when the attempt is cancelled.</summary>
    public static async Task<HttpResponseMessage> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("The attempt was not cancelled.");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(" ", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        var sent = new SentRequest(Interlocked.Increment(ref _count), request.Method, request.RequestUri!, headers, body);
        _requests.Enqueue(sent);
        var response = await respond(sent, cancellationToken);
        response.RequestMessage ??= request;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}

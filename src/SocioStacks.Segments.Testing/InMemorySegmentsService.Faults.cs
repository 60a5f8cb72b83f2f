using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SocioStacks.Segments.Testing;

/// <content>The rate limit, scripted failures and chaos.</content>
public sealed partial class InMemorySegmentsService
{
    private static readonly TimeSpan DocumentedWindow = TimeSpan.FromSeconds(60);

    private readonly FaultScripts _scripts = new();
    private volatile SegmentsChaos? _chaos;
    private RateLimitWindows? _rateLimit;

    /// <summary>The number of requests that a window allows; <see langword="null"/> without a limit.</summary>
    internal int? RateLimit
    {
        get
        {
            lock (_lock)
                return _rateLimit?.Limit;
        }
    }

    /// <summary>
    /// Limits the requests of each API key from now on, in fixed windows that begin with the first request of the key. Responses then
    /// carry <c>X-RateLimit-Limit</c>, <c>X-RateLimit-Remaining</c> while requests remain, and on a 429 <c>X-RateLimit-Reset</c>, the
    /// seconds until the window ends. Without this call there is no limit, as for exempt accounts.
    /// </summary>
    /// <param name="limit">The number of requests that a window allows, 1 or more. The default is 60, as documented.</param>
    /// <param name="window">The length of a window. If <see langword="null"/>, it is 60 seconds, as documented.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1, or the window is not more than zero.</exception>
    public void EnableRateLimit(int limit = 60, TimeSpan? window = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var length = window ?? DocumentedWindow;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero, nameof(window));
        lock (_lock)
            _rateLimit = new RateLimitWindows(limit, length, _time);
    }

    /// <summary>
    /// Fails the next requests with an API error. They are not applied and do not count towards the rate limit. If several scripted
    /// failures match a request, the one scripted first is used.
    /// </summary>
    /// <param name="status">The status, 300 to 999.</param>
    /// <param name="title">The title of the error. If <see langword="null"/>, it names the status.</param>
    /// <param name="times">The number of requests that fail, 1 or more. A call that is retried sends several.</param>
    /// <param name="predicate">The requests that fail; others are served as usual. If <see langword="null"/>, all requests match.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is below 300 or above 999, or the number is below 1.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "A status is not an exception, so no call is ambiguous.")]
    public void FailNext(HttpStatusCode status, string? title = null, int times = 1, Func<RecordedRequest, bool>? predicate = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 300, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 999, nameof(status));
        title ??= FormattableString.Invariant($"Failed by a script with status {(int)status}");
        _scripts.Add(times, predicate, (_, _) => Task.FromResult(ServiceResponse.Error(status, title).ToMessage()));
    }

    /// <summary>
    /// Fails the next requests without a response, before they reach the service, so that they are not applied. If several scripted
    /// failures match a request, the one scripted first is used.
    /// </summary>
    /// <param name="exception">
    /// The exception that the handler throws, for example an <see cref="HttpRequestException"/> whose
    /// <c>HttpRequestError</c> identifies the stage at which the request failed.
    /// </param>
    /// <param name="times">The number of requests that fail, 1 or more. A call that is retried sends several.</param>
    /// <param name="predicate">The requests that fail; others are served as usual. If <see langword="null"/>, all requests match.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "A status is not an exception, so no call is ambiguous.")]
    public void FailNext(Exception exception, int times = 1, Func<RecordedRequest, bool>? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        _scripts.Add(times, predicate, (_, _) => Task.FromException<HttpResponseMessage>(exception));
    }

    /// <summary>
    /// Applies the next requests, and closes the connection before the response arrives. The caller cannot know whether a create,
    /// update or delete was applied, although it was. If several scripted failures match a request, the one scripted first is used.
    /// </summary>
    /// <param name="times">The number of responses that are lost, 1 or more.</param>
    /// <param name="predicate">The requests whose response is lost; others are served as usual. If <see langword="null"/>, all requests match.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public void DropNextResponse(int times = 1, Func<RecordedRequest, bool>? predicate = null) => _scripts.Add(times, predicate, (request, _) =>
    {
        Serve(request).Dispose();
        return Task.FromException<HttpResponseMessage>(LostResponse.Create("The connection was closed by a script before the response arrived."));
    });

    /// <summary>
    /// Sends a custom response to the next request, without involving the service: for example HTML from a proxy, truncated JSON,
    /// specific headers, or a response that is late or never arrives. If several scripted failures match a request, the one scripted
    /// first is used.
    /// </summary>
    /// <param name="respond">
    /// A callback that returns the response. Its token is cancelled when the attempt ends, for example by a timeout. To simulate a
    /// service that does not respond, use <c>Task.Delay(Timeout.Infinite, token)</c>.
    /// </param>
    /// <param name="predicate">The requests that match; others are served as usual. If <see langword="null"/>, all requests match.</param>
    public void EnqueueResponse(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond, Func<RecordedRequest, bool>? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(respond);
        _scripts.Add(1, predicate, (request, cancellationToken) => respond(request.Message, cancellationToken));
    }

    /// <summary>
    /// Injects random faults into all requests from now on, until the returned object is disposed or replaced by another call: lost
    /// responses, throttling, server errors, delays, and concurrent edits. The same seed and the same sequence of requests produce
    /// the same faults.
    /// </summary>
    /// <param name="seed">The seed. Every fault names it, so that a failed run can be repeated.</param>
    /// <returns>The fault injection, with adjustable rates.</returns>
    public SegmentsChaos Chaos(int seed)
    {
        var chaos = new SegmentsChaos(this, seed, _lock, _time);
        _chaos = chaos;
        return chaos;
    }

    internal void End(SegmentsChaos chaos)
    {
        lock (_lock)
        {
            if (_chaos == chaos)
                _chaos = null;
        }
    }
}

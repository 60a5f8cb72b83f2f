using System.Net;

namespace SocioStacks.Segments.Tests.Resilience.RateLimiting;

/// <summary>
/// A service with a fixed window on a virtual clock: responds to every get, returns the headers that the real one returns, and
/// keeps a record of what it saw in each window.
/// </summary>
internal sealed class WindowedService(TimeProvider time, int limit, TimeSpan window, bool isAligned = false, TimeSpan latency = default)
{
    private readonly object _lock = new();
    private readonly List<Task> _journeys = [];
    private readonly DateTimeOffset _origin = time.GetUtcNow();
    private DateTimeOffset _start = DateTimeOffset.MinValue;

    /// <summary>The ids that got a success, in the order of arrival.</summary>
    public List<long> Served { get; } = [];

    /// <summary>For each window, in order: how many requests got a success and how many a 429.</summary>
    public List<(int Served, int Refused)> Windows { get; } = [];

    /// <summary>Whether the rate limit headers are left out, as for an exempt account.</summary>
    public bool IsExempt { get; set; }

    /// <summary>
    /// How many requests and responses are in flight, with only the clock to bring them on. One that has arrived, and whose
    /// thread has not come to it yet, is none of them.
    /// </summary>
    public int OnTheWay
    {
        get
        {
            lock (_lock)
                return _journeys.Count(journey => !journey.IsCompleted);
        }
    }

    public int Refused
    {
        get
        {
            lock (_lock)
                return Windows.Sum(w => w.Refused);
        }
    }

    /// <summary>One process: clients with the same handler share a gate, others don't.</summary>
    public HttpMessageHandler Handler() => new ProcessHandler(this);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Half of the time for the request, half for the response.
        await TravelAsync(cancellationToken);
        var response = Decide(request);
        await TravelAsync(cancellationToken);
        return response;
    }

    private async Task TravelAsync(CancellationToken cancellationToken)
    {
        if (latency <= TimeSpan.Zero)
            return;
        var journey = Task.Delay(latency / 2, time, cancellationToken);
        lock (_lock)
            _journeys.Add(journey);
        try
        {
            await journey;
        }
        finally
        {
            lock (_lock)
                _journeys.Remove(journey);
        }
    }

    private HttpResponseMessage Decide(HttpRequestMessage request)
    {
        var id = long.Parse(request.RequestUri!.Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        var good = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($"{{\"data\":{{\"id\":{id}}}}}") };
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now >= _start + window || Windows.Count == 0)
            {
                _start = isAligned ? _origin + (window * Math.Floor((now - _origin) / window)) : now;
                Windows.Add((0, 0));
            }

            var (served, refused) = Windows[^1];
            if (IsExempt || served < limit)
            {
                Windows[^1] = (served + 1, refused);
                Served.Add(id);
                if (IsExempt)
                    return good;
                good.Headers.Add("X-RateLimit-Limit", $"{limit}");
                if (served + 1 < limit)
                    good.Headers.Add("X-RateLimit-Remaining", $"{limit - served - 1}");
                return good;
            }

            Windows[^1] = (served, refused + 1);
            var bad = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("""{"errors":[{"title":"Too many requests","status":429}]}""") };
            bad.Headers.Add("X-RateLimit-Limit", $"{limit}");
            bad.Headers.Add("X-RateLimit-Reset", $"{Math.Ceiling((_start + window - now).TotalSeconds)}");
            return bad;
        }
    }

    private sealed class ProcessHandler(WindowedService service) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            service.AnswerAsync(request, cancellationToken);
    }
}

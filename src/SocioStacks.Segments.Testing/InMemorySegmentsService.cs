using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace SocioStacks.Segments.Testing;

/// <summary>
/// The segments service within the process, for tests and samples: all five endpoints, without a socket. It reads the
/// real bytes of every form, keeps segments and contacts, drops and cuts what the service drops and cuts without a word,
/// and answers with the JSON and the errors of the service. Safe for concurrent use.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Any bearer key is accepted, and all keys see the same account.</item>
/// <item>
/// The total of a filter segment is counted when the segment is created or updated, over the contacts that there are
/// then. Contacts must fulfil every filter, be in one of the countries and on one of the continents, as far as each is
/// asked for. A contact that has opted out is not counted; a filter that asks for nothing counts nobody.
/// </item>
/// <item>
/// Filters tell upper from lower case, in the name of a parameter and in its value. A contact that lacks the parameter
/// fulfils no condition on it, not even a negative one. For <c>bigger_than</c> and <c>lower_than</c>, what is no number
/// counts as 0.
/// </item>
/// <item>
/// The total of a bulk or custom segment is the number of its phone numbers or contact ids, whether such contacts exist
/// or not.
/// </item>
/// <item>
/// An update leaves every field that is not sent as it was, also the countries of a filter segment whose filters are
/// sent; a change of the type begins with empty lists.
/// </item>
/// <item>Segments are listed by their ids, the smallest first.</item>
/// </list>
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "To dispose the handler does nothing.")]
public sealed class InMemorySegmentsService
{
    private const long UsualFormLimit = 8 * 1024 * 1024;

    private static readonly TimeSpan DocumentedWindow = TimeSpan.FromSeconds(60);

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly SegmentStore _store;
    private readonly Endpoints _endpoints;
    private readonly InMemoryHandler _handler;
    private readonly List<RecordedRequest> _requests = [];
    private readonly Queue<Script> _scripts = [];
    private RateLimitWindows? _rateLimit;
    private long _maxFormBytes = UsualFormLimit;

    /// <summary>Makes a service without segments, contacts or a rate limit.</summary>
    /// <param name="timeProvider">
    /// The clock of the times in the segments and of the rate limit; <see langword="null"/> for the system's. Give the
    /// client the same one, with <see cref="SegmentsClientOptions.TimeProvider"/>.
    /// </param>
    public InMemorySegmentsService(TimeProvider? timeProvider = null)
    {
        _time = timeProvider ?? TimeProvider.System;
        _store = new SegmentStore(_time);
        _endpoints = new Endpoints(_store);
        _handler = new InMemoryHandler(this);
    }

    private delegate Task<HttpResponseMessage> Script(HttpRequestMessage request, ReceivedRequest received, CancellationToken cancellationToken);

    /// <summary>The segments as they are now, by their ids; a copy that later changes leave alone.</summary>
    public IReadOnlyList<Segment> Segments
    {
        get
        {
            lock (_lock)
                return _store.All;
        }
    }

    /// <summary>
    /// The requests so far, in the order of their arrival, those included that were refused or that failed by
    /// arrangement; a copy that later requests leave alone.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock)
                return Array.AsReadOnly(_requests.ToArray());
        }
    }

    /// <summary>
    /// The largest form that is read, in bytes; 8 MiB by default, as PHP's <c>post_max_size</c>. A larger one counts as
    /// empty: a create is then refused for its missing name, and an update changes nothing but its time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxFormBytes
    {
        get
        {
            lock (_lock)
                return _maxFormBytes;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            lock (_lock)
                _maxFormBytes = value;
        }
    }

    /// <summary>Makes a handler that leads to this service, for <see cref="SegmentsClient.Create(SegmentsClientOptions, HttpMessageHandler?)"/> or an HttpClient of your own.</summary>
    /// <returns>A new handler; to dispose it does nothing to the service.</returns>
    public HttpMessageHandler CreateHandler() => new InMemoryEntrance(_handler);

    /// <summary>
    /// Adds a segment as it is, without a request, in place of one with the same id. Nothing in it is dropped, cut or
    /// counted; only a missing <see cref="Segment.CreatedAt"/> becomes the current time. Segments created later get larger
    /// ids.
    /// </summary>
    /// <param name="segment">The segment, with an id of 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 1.</exception>
    public void AddSegment(Segment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentOutOfRangeException.ThrowIfLessThan(segment.Id, 1, nameof(segment));
        var settings = segment.Settings with
        {
            ContactIds = [.. segment.Settings.ContactIds],
            PhoneNumbers = [.. segment.Settings.PhoneNumbers],
            Filters = [.. segment.Settings.Filters],
            Countries = [.. segment.Settings.Countries],
            Continents = [.. segment.Settings.Continents],
        };
        lock (_lock)
            _store.Put(segment with { Settings = settings, CreatedAt = segment.CreatedAt ?? _store.Now() });
    }

    /// <summary>
    /// Adds a contact, in place of one with the same id. Filter segments count it from their next create or update on.
    /// </summary>
    /// <param name="contact">The contact; without an id it gets the next free one.</param>
    /// <returns>The contact with its id.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    public SegmentContact AddContact(SegmentContact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentOutOfRangeException.ThrowIfNegative(contact.Id, nameof(contact));
        var own = contact with { CustomParameters = contact.CustomParameters.ToDictionary(StringComparer.Ordinal).AsReadOnly() };
        lock (_lock)
            return _store.Put(own);
    }

    /// <summary>
    /// Limits the requests of each bearer key from now on, by a fixed window that begins with the first request of the
    /// key. The answers then carry <c>X-RateLimit-Limit</c>, <c>X-RateLimit-Remaining</c> while something is left, and on
    /// a 429 <c>X-RateLimit-Reset</c>, the seconds until the window ends. Without this call there is no limit, as for
    /// accounts that are exempt.
    /// </summary>
    /// <param name="requests">How many requests a window allows, 1 or more; by default 60, as documented.</param>
    /// <param name="window">The length of a window; <see langword="null"/> for 60 seconds, as documented.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or the window is not above zero.</exception>
    public void LimitRate(int requests = 60, TimeSpan? window = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        var length = window ?? DocumentedWindow;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero, nameof(window));
        lock (_lock)
            _rateLimit = new RateLimitWindows(requests, length, _time);
    }

    /// <summary>
    /// Lets the next requests fail with an error of the API. Nothing is applied, and the rate limit does not count them.
    /// What was arranged earlier comes first.
    /// </summary>
    /// <param name="status">The status, 300 to 999.</param>
    /// <param name="title">The title of the error; <see langword="null"/> for one that names the status.</param>
    /// <param name="times">How many requests fail, 1 or more; a call that is tried again makes several.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is that of a success, or the number is below 1.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "A status is no exception: no call fits both.")]
    public void FailNext(HttpStatusCode status, string? title = null, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 300, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 999, nameof(status));
        title ??= string.Create(CultureInfo.InvariantCulture, $"Failed by arrangement with status {(int)status}");
        Arrange(times, (_, _, _) => Task.FromResult(Answer.Error(status, title).ToResponse()));
    }

    /// <summary>
    /// Lets the next requests fail without an answer, before the service sees them: nothing is applied. What was arranged
    /// earlier comes first.
    /// </summary>
    /// <param name="exception">
    /// What the handler throws, for example an <see cref="HttpRequestException"/> whose
    /// <c>HttpRequestError</c> tells how far the request came.
    /// </param>
    /// <param name="times">How many requests fail, 1 or more; a call that is tried again makes several.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "A status is no exception: no call fits both.")]
    public void FailNext(Exception exception, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Arrange(times, (_, _, _) => Task.FromException<HttpResponseMessage>(exception));
    }

    /// <summary>
    /// Lets the next requests be carried out, and then breaks the connection before their answer arrives. The caller
    /// cannot know whether a create, update or delete took effect, although it did. What was arranged earlier comes first.
    /// </summary>
    /// <param name="times">How many answers are lost, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public void LoseNextAnswer(int times = 1) => Arrange(times, (_, received, _) =>
    {
        Serve(received).Dispose();
        return Task.FromException<HttpResponseMessage>(LostAnswer.Create("The connection broke, by arrangement, before the answer arrived."));
    });

    /// <summary>
    /// Answers the next request in a way of your own, without the service: with a proxy's HTML, cut JSON or headers that
    /// matter, or after a delay, or never. What was arranged earlier comes first.
    /// </summary>
    /// <param name="respond">
    /// Gives the answer. The token is cancelled when the attempt is given up: <c>Task.Delay(Timeout.Infinite, token)</c>
    /// is a service that does not answer.
    /// </param>
    public void RespondNext(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond)
    {
        ArgumentNullException.ThrowIfNull(respond);
        Arrange(1, (request, _, cancellationToken) => respond(request, cancellationToken));
    }

    internal Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, ReceivedRequest received, CancellationToken cancellationToken)
    {
        Script? script;
        lock (_lock)
        {
            _requests.Add(received.Record);
            _scripts.TryDequeue(out script);
        }

        // A script is the user's code, or waits: never under the lock.
        return script is null ? Task.FromResult(Serve(received)) : script(request, received, cancellationToken);
    }

    private void Arrange(int times, Script script)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_lock)
        {
            for (var i = 0; i < times; i++)
                _scripts.Enqueue(script);
        }
    }

    private HttpResponseMessage Serve(ReceivedRequest received)
    {
        if (received.ApiKey is not { } apiKey)
            return Answer.Error(HttpStatusCode.Unauthorized, "The API key is missing").ToResponse();

        lock (_lock)
        {
            var rateLimit = _rateLimit?.Count(apiKey);
            var answer = rateLimit is { IsRefused: true }
                ? Answer.Error(HttpStatusCode.TooManyRequests, "Too many requests")
                : _endpoints.Serve(received, _maxFormBytes);
            return answer.ToResponse(rateLimit);
        }
    }
}

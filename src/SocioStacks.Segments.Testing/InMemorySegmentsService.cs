using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SocioStacks.Segments.Testing;

/// <summary>
/// The segments service in memory, for tests and samples: all five endpoints, without a socket. It parses the bytes of
/// every form as PHP does, stores segments and contacts for each key, silently drops and truncates what the service drops
/// and truncates, and returns the JSON and the errors of the service. Safe for concurrent use.
/// </summary>
/// <remarks>
/// It is as strict as the deployed servers by default. What it simulates:
/// <list type="bullet">
/// <item>Any bearer key is accepted, and each has an account of its own: other segments, other contacts, another rate limit.</item>
/// <item>
/// PHP's reading of a form: <c>name[]</c> and <c>name[3]</c> are lists, dots and spaces in names become underscores, the
/// last of two fields with one name counts, fields after the 1,000th are dropped, a form that is too large arrives empty.
/// Blank is what PHP's <c>trim</c> leaves empty: a NUL is blank, a no-break space is not.
/// </item>
/// <item>
/// An update leaves every field that is not sent as it was, except as the properties say; a change of the type begins with
/// empty lists, and a list sent with one blank element is cleared.
/// </item>
/// <item>
/// The total of a filter segment is counted when the segment is created or updated, over the contacts present then.
/// Contacts must match every filter, one of the countries and one of the continents, as far as each is given. A contact
/// that has opted out is not counted; a filter that asks for nothing counts nobody, and so does one whose countries or
/// continents were all dropped.
/// </item>
/// <item>
/// Filters are case-sensitive, in the name of a parameter and in its value. A contact that lacks the parameter matches no
/// condition on it, not even a negative one. For <c>bigger_than</c> and <c>lower_than</c>, a text that is not a number
/// counts as 0. The total of a bulk or custom segment is the number of its entries, whether such contacts exist or not.
/// </item>
/// </list>
/// What it does not simulate: forms other than <c>multipart/form-data</c>, the odd shapes in which deployed servers may
/// return a segment, proxies and redirects (see <see cref="EnqueueResponse"/>), and limits of a plan.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Disposing the handler does nothing.")]
public sealed partial class InMemorySegmentsService
{
    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly Accounts _accounts;
    private readonly InMemoryHandler _handler;
    private readonly List<RecordedRequest> _requests = [];
    private volatile ServiceSettings _settings = new();

    /// <summary>Creates a service without segments, contacts or a rate limit.</summary>
    /// <param name="timeProvider">
    /// The clock of the times in the segments, of the rate limit and of delays; if <see langword="null"/>, the system clock.
    /// Set <see cref="SegmentsClientOptions.TimeProvider"/> of the client to the same one.
    /// </param>
    public InMemorySegmentsService(TimeProvider? timeProvider = null)
    {
        _time = timeProvider ?? TimeProvider.System;
        _accounts = new Accounts(_lock, _time);
        _handler = new InMemoryHandler(this);
    }

    /// <summary>
    /// The current segments of the account of the first key that a request brought, ordered by id; a copy that later changes
    /// do not affect.
    /// </summary>
    public IReadOnlyList<Segment> Segments => First.Segments;

    /// <summary>
    /// The requests so far, of all keys, in the order of their arrival, including those that were rejected or that failed as
    /// scripted; a copy that later requests do not affect.
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
    /// The maximum size of a form, in bytes: PHP's <c>post_max_size</c>. A larger form arrives empty, so a create is rejected
    /// for its missing name, and an update returns success although nothing arrived, and empties a custom segment. 8 MiB by
    /// default, as in PHP; shared hosts have less.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1. For no limit, set <see cref="long.MaxValue"/>.</exception>
    public long MaxFormBytes
    {
        get => _settings.MaxFormBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Change(settings => settings with { MaxFormBytes = value });
        }
    }

    /// <summary>
    /// The maximum number of fields in a form: PHP's <c>max_input_vars</c>. The fields after it are dropped. 1,000 by default,
    /// as in PHP.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxFormFields
    {
        get => _settings.MaxFormFields;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Change(settings => settings with { MaxFormFields = value });
        }
    }

    /// <summary>
    /// Whether an update of a custom segment that sends no <c>contacts_ids</c> empties it, as deployed servers do; the
    /// documentation says that a field that is not sent stays as it is. <see langword="true"/> by default.
    /// </summary>
    public bool EmptiesCustomSegmentsOnUpdate
    {
        get => _settings.EmptiesCustomSegmentsOnUpdate;
        set => Change(settings => settings with { EmptiesCustomSegmentsOnUpdate = value });
    }

    /// <summary>
    /// Whether an update that sends a type or a list clears the lists that it does not send, as some deployed servers do. An
    /// update of the name alone clears none. <see langword="false"/> by default.
    /// </summary>
    public bool ClearsListsNotSent
    {
        get => _settings.ClearsListsNotSent;
        set => Change(settings => settings with { ClearsListsNotSent = value });
    }

    /// <summary>
    /// Whether names, and keys and values of filters, are cleaned when they are saved, as servers of this kind may do: trimmed,
    /// tags stripped, truncated, and quotes, ampersands and angle brackets HTML-encoded. <c>Tom &amp; Jerry</c> is then
    /// returned as <c>Tom &amp;amp; Jerry</c>, and grows with each update that sends it as returned.
    /// <see langword="false"/> by default.
    /// </summary>
    public bool EncodesTexts
    {
        get => _settings.EncodesTexts;
        set => Change(settings => settings with { EncodesTexts = value });
    }

    private InMemorySegmentsAccount First
    {
        get
        {
            lock (_lock)
                return _accounts.First;
        }
    }

    /// <summary>Creates a handler that leads to this service, for <see cref="SegmentsClient.Create(SegmentsClientOptions, HttpMessageHandler?)"/> or an HttpClient of your own.</summary>
    /// <returns>A new handler; disposing it does not affect the service.</returns>
    public HttpMessageHandler CreateHandler() => new InMemoryEntrance(_handler);

    /// <summary>Returns the account of an API key, which is empty unless something was added to it.</summary>
    /// <param name="apiKey">The key; case-sensitive.</param>
    /// <returns>
    /// The account. For the first key that a request brought, it is the account on which <see cref="Segments"/>,
    /// <see cref="AddSegment"/> and <see cref="AddContact"/> act.
    /// </returns>
    /// <exception cref="ArgumentException">The key is empty or white space.</exception>
    public InMemorySegmentsAccount Account(string apiKey)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        if (string.IsNullOrWhiteSpace(apiKey))
            throw new ArgumentException("The API key is blank.", nameof(apiKey));
        lock (_lock)
            return _accounts.Of(apiKey);
    }

    /// <summary>
    /// Adds a segment without a request, or replaces the one with the same id, in the account of the first key that a request
    /// brings; see <see cref="InMemorySegmentsAccount.AddSegment"/>.
    /// </summary>
    /// <param name="segment">The segment, with an id of 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 1.</exception>
    public void AddSegment(Segment segment) => First.AddSegment(segment);

    /// <summary>
    /// Adds a contact, or replaces the one with the same id, in the account of the first key that a request brings; see
    /// <see cref="InMemorySegmentsAccount.AddContact"/>.
    /// </summary>
    /// <param name="contact">The contact; one without an id gets the next free id.</param>
    /// <returns>The contact with its id.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    public SegmentContact AddContact(SegmentContact contact) => First.AddContact(contact);

    internal Task<HttpResponseMessage> RespondAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _requests.Add(request.Record);
            if (request.ApiKey is { } apiKey)
                _accounts.Note(apiKey);
        }

        if (_scripts.Take(request.Record) is { } script)
            return script.RespondAsync(request, cancellationToken);
        return _chaos is { } chaos ? chaos.RespondAsync(request, cancellationToken) : Task.FromResult(Serve(request));
    }

    /// <summary>The account of a request; <see langword="null"/> for one without a key.</summary>
    internal InMemorySegmentsAccount? AccountOf(IncomingRequest request) => request.ApiKey is { } apiKey ? Account(apiKey) : null;

    /// <summary>What the service does by itself with a request.</summary>
    internal HttpResponseMessage Serve(IncomingRequest request)
    {
        if (AccountOf(request) is not { } account)
            return ServiceResponse.Error(HttpStatusCode.Unauthorized, "The API key is missing").ToMessage();

        lock (_lock)
        {
            var rateLimit = _rateLimit?.Count(request.ApiKey!);
            var response = rateLimit is { IsRefused: true }
                ? ServiceResponse.Error(HttpStatusCode.TooManyRequests, "Too many requests")
                : new Endpoints(account.Store, _settings).Serve(request);
            return response.ToMessage(rateLimit);
        }
    }

    private void Change(Func<ServiceSettings, ServiceSettings> change)
    {
        lock (_lock)
            _settings = change(_settings);
    }
}

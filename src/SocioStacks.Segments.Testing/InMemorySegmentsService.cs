using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SocioStacks.Segments.Testing;

/// <summary>
/// An in-memory segments service for tests and samples, with all five endpoints and without sockets. It parses the bytes of every
/// form as PHP does, stores segments and contacts per API key, silently drops and truncates what the service drops and truncates,
/// and returns the JSON and the errors of the service. It is safe for concurrent use.
/// </summary>
/// <remarks>
/// By default it is as strict as the deployed servers. It simulates:
/// <list type="bullet">
/// <item>Accounts: any bearer key is accepted, and each key has its own segments, contacts and rate limit.</item>
/// <item>
/// PHP's parsing of forms: <c>name[]</c> and <c>name[3]</c> are lists, dots and spaces in names become underscores, the last of two
/// fields with the same name is used, fields after the 1,000th are dropped, and a form that is too large arrives empty. Text is
/// blank if PHP's <c>trim</c> leaves nothing of it: a NUL is blank, a no-break space is not.
/// </item>
/// <item>
/// Updates: a field that is not sent is unchanged, except as configured by the properties. A change of the type starts with empty
/// lists, and a list sent with one blank element is cleared.
/// </item>
/// <item>
/// Counts: the total of a filter segment is computed when it is created or updated, over the contacts present then. Contacts must
/// match every filter, one of the countries and one of the continents, as far as each is given. Contacts that have opted out are
/// not counted. A filter segment without criteria counts no contacts, nor does one whose countries or continents were all dropped.
/// </item>
/// <item>
/// Filters: parameter names and values are case-sensitive. A contact without the parameter matches no condition on it, not even a
/// negative one. For <c>bigger_than</c> and <c>lower_than</c>, text that is not a number counts as 0. The total of a bulk or custom
/// segment is the number of its entries, whether such contacts exist or not.
/// </item>
/// </list>
/// It does not simulate forms other than <c>multipart/form-data</c>, the unusual JSON that deployed servers may return for a
/// segment, proxies and redirects (use <see cref="EnqueueResponse"/>), or limits of a plan.
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
    /// The clock used for times in segments, the rate limit and delays. If <see langword="null"/>, the system clock is used. Set
    /// <see cref="SegmentsClientOptions.TimeProvider"/> of the client to the same clock.
    /// </param>
    public InMemorySegmentsService(TimeProvider? timeProvider = null)
    {
        _time = timeProvider ?? TimeProvider.System;
        _accounts = new Accounts(_lock, _time);
        _handler = new InMemoryHandler(this);
    }

    /// <summary>
    /// The current segments of the account of the first key that was used, ordered by id. The list is a copy that later changes do not
    /// affect.
    /// </summary>
    public IReadOnlyList<Segment> Segments => First.Segments;

    /// <summary>
    /// The requests received so far, for all keys, in the order of their arrival, including rejected requests and scripted failures.
    /// The list is a copy that later requests do not affect.
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
    /// The maximum size of a form, in bytes: PHP's <c>post_max_size</c>. The default is 8 MiB, as in PHP; shared hosts often have less.
    /// A larger form arrives empty, so a create is rejected for its missing name, while an update returns success although nothing
    /// arrived, and empties a custom segment.
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
    /// The maximum number of fields in a form: PHP's <c>max_input_vars</c>. The default is 1,000, as in PHP. Further fields are dropped.
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
    /// Whether an update of a custom segment without <c>contacts_ids</c> empties it, as deployed servers do although the documentation
    /// states that fields that are not sent are unchanged. The default is <see langword="true"/>.
    /// </summary>
    public bool EmptiesCustomSegmentsOnUpdate
    {
        get => _settings.EmptiesCustomSegmentsOnUpdate;
        set => Change(settings => settings with { EmptiesCustomSegmentsOnUpdate = value });
    }

    /// <summary>
    /// Whether an update that sends a type or a list clears the lists that it does not send, as some deployed servers do. An update of
    /// the name alone clears none. The default is <see langword="false"/>.
    /// </summary>
    public bool ClearsListsNotSent
    {
        get => _settings.ClearsListsNotSent;
        set => Change(settings => settings with { ClearsListsNotSent = value });
    }

    /// <summary>
    /// Whether names, and keys and values of filters, are sanitized when they are saved, as some deployed servers do: trimmed, stripped
    /// of tags, truncated, and HTML-encoded. <c>Tom &amp; Jerry</c> is then returned as <c>Tom &amp;amp; Jerry</c>, and grows with each
    /// update that sends it as returned. The default is <see langword="false"/>.
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

    /// <summary>Creates a handler for this service, to use with <see cref="SegmentsClient.Create(SegmentsClientOptions, HttpMessageHandler?)"/> or an HttpClient.</summary>
    /// <returns>A new handler; disposing it does not affect the service.</returns>
    public HttpMessageHandler CreateHandler() => new InMemoryEntrance(_handler);

    /// <summary>Returns the account of an API key, which is empty unless something was added to it.</summary>
    /// <param name="apiKey">The key, which is case-sensitive.</param>
    /// <returns>
    /// The account. For the first key that was used, it is the account on which <see cref="Segments"/>, <see cref="AddSegment"/> and
    /// <see cref="AddContact"/> act.
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
    /// Adds a segment without a request, or replaces the one with the same id, in the account of the first key that is used. See
    /// <see cref="InMemorySegmentsAccount.AddSegment"/>.
    /// </summary>
    /// <param name="segment">The segment, with an id of 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 1.</exception>
    public void AddSegment(Segment segment) => First.AddSegment(segment);

    /// <summary>
    /// Adds a contact, or replaces the one with the same id, in the account of the first key that is used. See
    /// <see cref="InMemorySegmentsAccount.AddContact"/>.
    /// </summary>
    /// <param name="contact">The contact. If its id is 0, it gets the next free id.</param>
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

    /// <summary>Returns the account of a request, or <see langword="null"/> if it has no key.</summary>
    internal InMemorySegmentsAccount? AccountOf(IncomingRequest request) => request.ApiKey is { } apiKey ? Account(apiKey) : null;

    /// <summary>Handles a request as the service does, without scripted failures or chaos.</summary>
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

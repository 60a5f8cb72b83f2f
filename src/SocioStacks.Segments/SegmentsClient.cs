using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Polly.Timeout;
using Refit;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Paging;
using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Resilience;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments;

/// <summary>
/// The client of the segments API. In an application with a container, register it with <c>AddSegmentsClient</c> and ask
/// for <see cref="ISegmentsClient"/>; elsewhere make one with <see cref="Create(string)"/> and keep it.
/// </summary>
[UnsupportedOSPlatform("browser")]
public sealed class SegmentsClient : ISegmentsClient, IDisposable
{
    private readonly Func<ISegmentsApi> _api;
    private readonly PipelineSettings _settings;
    private readonly IDisposable? _owned;
    private volatile bool _isDisposed;

    internal SegmentsClient(Func<ISegmentsApi> api, PipelineSettings settings, IDisposable? owned = null)
    {
        _api = api;
        _settings = settings;
        _owned = owned;
    }

    /// <summary>Makes a client without a container, with the default options.</summary>
    /// <param name="apiKey">The key of the account.</param>
    /// <returns>A client, to be kept and used by the whole application, and disposed at its end.</returns>
    /// <exception cref="ArgumentException">The key is empty or cannot stand in a header.</exception>
    public static SegmentsClient Create(string apiKey) => Create(new SegmentsClientOptions { ApiKey = apiKey });

    /// <summary>Makes a client without a container. It works exactly as a registered one does.</summary>
    /// <param name="options">How to reach the service; copied, so that later changes have no effect.</param>
    /// <param name="primaryHandler">
    /// The innermost handler, which sends the requests; for example one configured with a proxy or a client certificate, also behind
    /// handlers of your own. If <see langword="null"/>, a <c>SocketsHttpHandler</c> is created. Redirects and cookies are turned off on
    /// it, unless it is in use already. The client does not dispose it.
    /// </param>
    /// <returns>A client, to be kept and used by the whole application, and disposed at its end.</returns>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    public static SegmentsClient Create(SegmentsClientOptions options, HttpMessageHandler? primaryHandler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var own = options.Clone();
        if (SegmentsClientOptionsValidator.FaultsOf(own, nameof(SegmentsClientOptions) + ".") is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(" ", faults), nameof(options));

        var settings = new PipelineSettings(() => own, own.TimeProvider ?? TimeProvider.System, NullLogger.Instance);
        var attempt = new AttemptHandler(settings) { InnerHandler = new AuthorizationHandler(primaryHandler ?? PrimaryHandler.Create()) };
        var pipeline = new PipelineHandler(SegmentsPipeline.Build(settings)) { InnerHandler = attempt };
        var httpClient = new HttpClient(pipeline) { BaseAddress = own.Address, Timeout = Timeout.InfiniteTimeSpan };
        var api = ApiOver(httpClient);
        return new SegmentsClient(() => api, settings, primaryHandler is null ? httpClient : null);
    }

    /// <inheritdoc/>
    public async Task<SegmentPage> GetPageAsync(int page = 1, ResultsPerPage resultsPerPage = ResultsPerPage.TwentyFive, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        CheckResultsPerPage(resultsPerPage, nameof(resultsPerPage));
        var call = new ListCall(page, (int)resultsPerPage);
        await SendAsync(call, (api, token) => api.ListAsync(page, (int)resultsPerPage, call, token), cancellationToken).ConfigureAwait(false);
        return call.Result!;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SegmentPage> ListPagesAsync(SegmentListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= SegmentListOptions.Default;
        CheckResultsPerPage(options.ResultsPerPage, $"{nameof(options)}.{nameof(options.ResultsPerPage)}");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StartPage, 1, $"{nameof(options)}.{nameof(options.StartPage)}");
        ArgumentOutOfRangeException.ThrowIfNegative(options.Prefetch, $"{nameof(options)}.{nameof(options.Prefetch)}");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Prefetch, SegmentListOptions.MaxPrefetch, $"{nameof(options)}.{nameof(options.Prefetch)}");
        return new SegmentPageReader(this, options).ReadAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Segment> ListAllAsync(SegmentListOptions? options = null, CancellationToken cancellationToken = default) =>
        Flattened(ListPagesAsync(options, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Segment> GetAsync(long segmentId, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentId, 1);
        var call = new GetCall(segmentId);
        await SendAsync(call, (api, token) => api.GetAsync(segmentId, call, token), cancellationToken).ConfigureAwait(false);
        return call.Result!;
    }

    /// <inheritdoc/>
    public async Task<long> CreateAsync(string name, SegmentDefinition? definition = null, CancellationToken cancellationToken = default)
    {
        TextValidation.CheckName(name, nameof(name));
        cancellationToken.ThrowIfCancellationRequested();
        using var form = new SegmentForm();
        Fill(form, name, definition, isUpdate: false, cancellationToken);
        var call = new SaveCall(form);
        await SendAsync(call, (api, token) => api.CreateAsync(form, call, token), cancellationToken).ConfigureAwait(false);
        return call.Result;
    }

    /// <inheritdoc/>
    public async Task UpdateAsync(long segmentId, string? name = null, SegmentDefinition? definition = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentId, 1);
        if (name is null && definition is null)
            throw new ArgumentException("An update needs a name, a definition or both: there is nothing to change.", nameof(name));
        if (name is not null)
            TextValidation.CheckName(name, nameof(name));
        cancellationToken.ThrowIfCancellationRequested();
        using var form = new SegmentForm();
        Fill(form, name, definition, isUpdate: true, cancellationToken);
        var call = new SaveCall(form, segmentId);
        await SendAsync(call, (api, token) => api.UpdateAsync(segmentId, form, call, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(long segmentId, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentId, 1);
        var call = new DeleteCall(segmentId);
        await SendAsync(call, (api, token) => api.DeleteAsync(segmentId, call, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the client and its connections. Of a registered client the container takes care.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _owned?.Dispose();
    }

    internal static ISegmentsApi ApiOver(HttpClient httpClient) => RestService.ForGenerated<ISegmentsApi>(httpClient, ApiSettings.For(httpClient));

    private static void CheckResultsPerPage(ResultsPerPage value, string paramName)
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(paramName, value, "The service gives 10, 25, 50, 100, 250, 500 or 1000 segments a page.");
    }

    private static async IAsyncEnumerable<Segment> Flattened(IAsyncEnumerable<SegmentPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var segment in page.Segments)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return segment;
            }
        }
    }

    private void Fill(SegmentForm form, string? name, SegmentDefinition? definition, bool isUpdate, CancellationToken cancellationToken)
    {
        if (name is not null)
            form.AddText("name", name);
        if (definition is not null)
        {
            form.AddText("type", definition.Type.Value);
            definition.AddFieldsTo(form, isUpdate);
        }

        FormLimit.Check(form, _settings.Options.MaxFormBytes, definition, cancellationToken);
        if (form.Length > FormLimit.PhpDefault)
            _settings.Logger.LargeForm(form.Length);
    }

    private async Task SendAsync(SegmentsCall call, Func<ISegmentsApi, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        call.BaseAddress = _settings.Options.Address;
        var started = _settings.Time.GetTimestamp();
        var activity = SegmentsTelemetry.Start(call);
        Exception? error = null;
        try
        {
            await AttemptAsync(call, send, cancellationToken).ConfigureAwait(false);
            if (call.Problem is { } problem)
                throw SegmentsExceptionFactory.Of(call, problem);
        }
        catch (Exception e)
        {
            error = e;
            throw;
        }
        finally
        {
            SegmentsTelemetry.Stop(activity, call, _settings.Time.GetElapsedTime(started), error);
        }
    }

    private async Task AttemptAsync(SegmentsCall call, Func<ISegmentsApi, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        try
        {
            (await send(_api(), cancellationToken).ConfigureAwait(false)).DisposeQuietly();
        }
        catch (Exception e) when (e is not SegmentsException)
        {
            // Refit wraps what happened, together with the request and so with the key: only what is inside goes on.
            Fail(call, e is ApiRequestException { InnerException: { } inner } ? inner : e, cancellationToken);
        }
    }

    /// <summary>Throws what the caller is to get for an exception; nothing where the response was read, and is the outcome whatever came after it.</summary>
    private void Fail(SegmentsCall call, Exception exception, CancellationToken cancellationToken)
    {
        call.Form?.Failure?.Throw();
        var attempt = call.Attempt;
        if (attempt is { IsRead: true } && call.Problem is null)
            return;

        // From the network or a message handler before it, and not by a cancellation from outside. (.NET Framework's HttpClient makes cancellations anew.)
        var isOfAttempt = attempt?.Failure is { } failure && (failure == exception || (failure is OperationCanceledException && exception is OperationCanceledException));
        switch (exception)
        {
            case SegmentsException:
                ExceptionDispatchInfo.Throw(exception);
                break;
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                throw new OperationCanceledException(cancellationToken);
            case OperationCanceledException or ObjectDisposedException when _isDisposed:
                throw SegmentsExceptionFactory.Unanswered(call, "the client was disposed meanwhile", exception);
            case OperationCanceledException when !isOfAttempt:
                throw SegmentsExceptionFactory.Unanswered(call, "HttpClient.Timeout elapsed", exception, isTimeout: true);
            case var _ when attempt is { IsRead: true }:
                break;
            case TimeoutRejectedException when !isOfAttempt:
                throw SegmentsExceptionFactory.Unanswered(call, "no complete response was received within SegmentsClientOptions.AttemptTimeout", exception, isTimeout: true);
            case OperationCanceledException or TimeoutException or TimeoutRejectedException:
                throw SegmentsExceptionFactory.Unanswered(call, $"a message handler timed out or cancelled the attempt ({exception.GetType().Name})", exception, isTimeout: true);
            case var _ when attempt is { IsRepeated: true }:
                throw SegmentsExceptionFactory.Unanswered(call, "a message handler tried to send the create a second time, which was refused because it could create the segment twice", exception);
            case var _ when NetworkFailure.Is(exception):
                throw SegmentsExceptionFactory.Unanswered(call, exception.Message.TrimEnd('.'), exception);
            default:
                throw SegmentsExceptionFactory.Unanswered(call, $"{(isOfAttempt ? "a message handler" : "the HttpClient or a message handler")} threw {exception.GetType().Name}", exception);
        }
    }
}

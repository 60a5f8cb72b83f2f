using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Paging;
using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Resilience;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments;

/// <summary>
/// The client for the segments API. In an application with a container, register it with <c>AddSegmentsClient</c> and resolve
/// <see cref="ISegmentsClient"/>. Elsewhere, create one with <see cref="Create(string)"/> and reuse it.
/// </summary>
[UnsupportedOSPlatform("browser")]
public sealed class SegmentsClient : ISegmentsClient, IDisposable
{
    private readonly OperationInvoker _invoker;

    internal SegmentsClient(OperationInvoker invoker) => _invoker = invoker;

    /// <summary>Creates a client without a container, with the default options.</summary>
    /// <param name="apiKey">The API key of the account.</param>
    /// <returns>A client to share across the application and to dispose when the application ends.</returns>
    /// <exception cref="ArgumentException">The key is empty or contains a character that is not valid in a header.</exception>
    public static SegmentsClient Create(string apiKey) => Create(new SegmentsClientOptions { ApiKey = apiKey });

    /// <summary>Creates a client without a container. It behaves exactly like a registered one.</summary>
    /// <param name="options">The options. They are copied; later changes have no effect.</param>
    /// <param name="primaryHandler">
    /// The innermost handler, which sends the requests; for example one configured with a proxy or a client certificate, including
    /// behind delegating handlers. If <see langword="null"/>, a <c>SocketsHttpHandler</c> is created. Automatic redirects and cookies
    /// are disabled on it unless it is already in use. The client does not dispose it.
    /// </param>
    /// <returns>A client to share across the application and to dispose when the application ends.</returns>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    public static SegmentsClient Create(SegmentsClientOptions options, HttpMessageHandler? primaryHandler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var own = options.Clone();
        if (SegmentsClientOptionsValidator.FaultsOf(own, nameof(SegmentsClientOptions) + ".") is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(" ", faults), nameof(options));

        var settings = new ClientSettings(() => own, own.TimeProvider ?? TimeProvider.System, GuardedLogger.Create(own.LoggerFactory, SegmentsTelemetry.Name));
        return new SegmentsClient(SegmentsPipeline.Create(settings, primaryHandler));
    }

    /// <inheritdoc/>
    public SegmentsClientStatus Status => _invoker.Status;

    /// <inheritdoc/>
    public Task<SegmentPage> GetPageAsync(int page = 1, ResultsPerPage resultsPerPage = ResultsPerPage.TwentyFive, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        CheckResultsPerPage(resultsPerPage, nameof(resultsPerPage));
        return _invoker.InvokeAsync(new ListSegmentsOperation(page, (int)resultsPerPage), cancellationToken);
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
    public Task<Segment> GetAsync(long segmentId, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentId, 1);
        return _invoker.InvokeAsync(new GetSegmentOperation(segmentId), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CreateAsync(string name, SegmentDefinition? definition = null, CancellationToken cancellationToken = default)
    {
        TextValidation.CheckName(name, nameof(name));
        cancellationToken.ThrowIfCancellationRequested();
        using var form = new SegmentForm();
        Fill(form, name, definition, isUpdate: false, cancellationToken);
        return await _invoker.InvokeAsync(new CreateSegmentOperation(form), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task UpdateAsync(long segmentId, string? name = null, SegmentDefinition? definition = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentId, 1);
        if (name is null && definition is null)
            throw new ArgumentException("An update requires a name, a definition or both.", nameof(name));
        if (name is not null)
            TextValidation.CheckName(name, nameof(name));
        cancellationToken.ThrowIfCancellationRequested();
        using var form = new SegmentForm();
        Fill(form, name, definition, isUpdate: true, cancellationToken);
        await _invoker.InvokeAsync(new UpdateSegmentOperation(segmentId, form), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(long segmentId, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentId, 1);
        return _invoker.InvokeAsync(new DeleteSegmentOperation(segmentId), cancellationToken);
    }

    /// <summary>
    /// Releases the client and its connections. Do not dispose a client that was resolved from a container; the container
    /// disposes it.
    /// </summary>
    public void Dispose() => _invoker.Dispose();

    private static void CheckResultsPerPage(ResultsPerPage value, string paramName)
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(paramName, value, "The service supports pages of 10, 25, 50, 100, 250, 500 or 1000 segments.");
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

        FormLimit.Check(form, _invoker.Settings.Options.MaxFormBytes, definition, cancellationToken);
        if (form.Length > FormLimit.PhpDefault)
            _invoker.Settings.Logger.LargeForm(form.Length);
    }
}

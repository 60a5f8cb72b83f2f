using System.Diagnostics;
using System.Net.Http.Headers;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// Makes one attempt: sends, and reads the answer to its last byte while the timeout of the attempt still
/// runs. Notes what a failure leaves in doubt.
/// </summary>
internal sealed class AttemptHandler(PipelineSettings settings) : DelegatingHandler
{
    private static readonly string Product = new ProductInfoHeaderValue(SegmentsTelemetry.Name, SegmentsTelemetry.Version).ToString();

    private bool? _hasKeyHandler;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = SegmentsCall.Of(request);
        var attempt = call.BeginAttempt();
        HttpResponseMessage? response = null;
        try
        {
            if (!(_hasKeyHandler ??= HasKeyHandler()))
                throw SegmentsExceptionFactory.WithoutKey(call, "the request would have no API key, because the primary handler of the HttpClient was replaced after SegmentsClient had prepared it, for example by an IHttpMessageHandlerBuilderFilter that is registered before that of SegmentsClient");
            var options = settings.Options;
            Prepare(request, call, options);
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await call.ReadAsync(response, options.MaxResponseBytes, settings.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception e)
        {
            response.DisposeQuietly();
            call.NoteUnanswered();
            if (!cancellationToken.IsCancellationRequested)
                attempt.Failure = e;
            else if (e is not OperationCanceledException)
                throw new OperationCanceledException("The attempt was cancelled.", e, cancellationToken);
            throw;
        }
    }

    private static void Prepare(HttpRequestMessage request, SegmentsCall call, SegmentsClientOptions options)
    {
        if (call.Attempts == 1)
            request.Headers.TryAddWithoutValidation("User-Agent", Product);

        // Refit gives a DELETE an empty one.
        if (call.Form is null)
            request.Content = null;

        // A reload has moved the service since the call began.
        if (call.BaseAddress is { } before && before != options.Address)
        {
            request.RequestUri = new Uri(options.Address, before.MakeRelativeUri(request.RequestUri!));
            call.BaseAddress = options.Address;
        }

        // HttpClient names the span of an attempt only where none is named yet: that of the attempt before has to go.
        if (call.Attempts > 1)
        {
            foreach (var field in DistributedContextPropagator.Current.Fields)
                request.Headers.Remove(field);
        }
    }

    private bool HasKeyHandler()
    {
        HttpMessageHandler? handler = this;
        while (handler is DelegatingHandler and not AuthorizationHandler)
            handler = ((DelegatingHandler)handler).InnerHandler;
        return handler is AuthorizationHandler;
    }
}

using Microsoft.Extensions.Http.Logging;
using Polly;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Resilience.RateLimiting;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// Sends the attempts of a call. Each is a new request, whose response is read to its last byte while the timeout of the
/// attempt still runs. What a failure leaves in doubt is noted in the <see cref="CallState"/>.
/// </summary>
internal sealed class ResilienceHandler(ClientSettings settings) : DelegatingHandler
{
    // Handlers stay as they are once the first request has come.
    private Chain? _chain;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        _chain ??= new(ResiliencePipelineFactory.Create(settings, RateLimitScope.Of(this)), AuthorizationHandler.IsIn(this), HasOthers(InnerHandler));
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            call.AttachTo(context, request);
            var outcome = await _chain.Pipeline.ExecuteOutcomeAsync(static (context, handler) => handler.AttemptAsync(context), context, this).ConfigureAwait(false);
            outcome.ThrowIfException();
            return call.Response!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<AttemptResult>> AttemptAsync(ResilienceContext context)
    {
        var call = CallState.Of(context);
        HttpResponseMessage? response = null;
        try
        {
            var attempt = call.BeginAttempt();
            if (!_chain!.IsAuthorized)
                throw SegmentsExceptionFactory.NoApiKey(call.Failed(), "the request would have no API key, because the primary handler of the HttpClient was replaced after SegmentsClient had prepared it, for example by an IHttpMessageHandlerBuilderFilter that is registered before that of SegmentsClient");
            var options = settings.Options;
            response = await base.SendAsync(AttemptRequest.Create(call.Template!, call.AddressAt(options.Address), attempt, _chain.HasOthers), context.CancellationToken).ConfigureAwait(false);
            var received = new ReceivedResponse(response, options.MaxResponseBytes, settings.Time.GetUtcNow(), attempt.ApiKey, attempt.RedirectedTo);
            var result = await call.Operation.ReadAsync(received, context.CancellationToken).ConfigureAwait(false);
            return Outcome.FromResult(call.EndWith(result, response));
        }
        catch (Exception e)
        {
            response.DisposeQuietly();
            call.EndWithoutResponse();
            if (!context.CancellationToken.IsCancellationRequested)
                call.Attempt!.Failure = e;
            else if (e is not OperationCanceledException)
                e = new OperationCanceledException("The attempt was cancelled.", e, context.CancellationToken);
            return Outcome.FromException<AttemptResult>(e);
        }
    }

    /// <summary>Whether there are handlers of the user's, who may send a request of their own in place of ours.</summary>
    private static bool HasOthers(HttpMessageHandler? handler)
    {
        for (; handler is DelegatingHandler link; handler = link.InnerHandler)
        {
            if (link is not (AuthorizationHandler or SendingHandler or LoggingHttpMessageHandler))
                return true;
        }

        return false;
    }

    private sealed record Chain(ResiliencePipeline<AttemptResult> Pipeline, bool IsAuthorized, bool HasOthers);
}

using Polly;
using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments.Pipeline;

/// <summary>Gets the key, anew for every attempt.</summary>
internal sealed class ApiKeyStrategy(PipelineSettings settings) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback,
        ResilienceContext context,
        TState state)
    {
        var call = SegmentsPipeline.CallOf(context);
        var options = settings.Options;
        try
        {
            call.ApiKey = options.ApiKeyProvider is { } provider
                ? await AskAsync(provider, call, options.AttemptTimeout, context.CancellationToken).ConfigureAwait(false)
                : options.ApiKey!;
        }
        catch (Exception e) when (e is SegmentsApiKeyException or OperationCanceledException)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }

        return await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
    }

    private async Task<string> AskAsync(Func<CancellationToken, ValueTask<string>> provider, SegmentsCall call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string? key;
        try
        {
            var asked = provider(cancellationToken);
            key = asked.IsCompletedSuccessfully
                ? asked.Result
                : await asked.AsTask().WaitAsync(timeout, settings.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw Failures.WithoutKey(call, "SegmentsClientOptions.ApiKeyProvider gave no key, it threw " + e.GetType().Name, e);
        }

        return ApiKeyRules.FaultOf(key) is { } fault
            ? throw Failures.WithoutKey(call, $"SegmentsClientOptions.ApiKeyProvider gave a key that {fault}")
            : key;
    }
}

using Polly;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>Gets the key, anew for every attempt. A strategy of no result type, as Polly needs one async method less for it.</summary>
internal sealed class ApiKeyStrategy(PipelineSettings settings) : ResilienceStrategy
{
    protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state)
    {
        var call = SegmentsPipeline.CallOf(context);
        var options = settings.Options;
        if (options.ApiKeyProvider is { } provider)
            return ExecuteAskedAsync(provider, call, options.AttemptTimeout, callback, context, state);
        call.ApiKey = options.ApiKey!;
        return callback(context, state);
    }

    private async ValueTask<Outcome<TResult>> ExecuteAskedAsync<TResult, TState>(
        Func<CancellationToken, ValueTask<string>> provider,
        SegmentsCall call,
        TimeSpan timeout,
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state)
    {
        try
        {
            call.ApiKey = await AskAsync(provider, call, timeout, context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SegmentsApiKeyException or OperationCanceledException)
        {
            return Outcome.FromException<TResult>(e);
        }

        return await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
    }

    private async Task<string> AskAsync(Func<CancellationToken, ValueTask<string>> provider, SegmentsCall call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string? key;
        Task<string>? waitedFor = null;
        try
        {
            var asked = provider(cancellationToken);
            key = asked.IsCompletedSuccessfully
                ? asked.Result
                : await (waitedFor = asked.AsTask()).WaitAsync(timeout, settings.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw SegmentsExceptionFactory.WithoutKey(call, "SegmentsClientOptions.ApiKeyProvider gave no key, it threw " + e.GetType().Name, e);
        }
        finally
        {
            if (waitedFor is { IsCompleted: false })
                Forget(waitedFor);
        }

        return ApiKeyFormat.FaultOf(key) is { } fault
            ? throw SegmentsExceptionFactory.WithoutKey(call, $"SegmentsClientOptions.ApiKeyProvider gave a key that {fault}")
            : key;
    }

    /// <summary>What nobody waits for any more may fail without being taken for an exception that was overlooked.</summary>
    private static void Forget(Task task) => task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => _ = task.Exception);
}

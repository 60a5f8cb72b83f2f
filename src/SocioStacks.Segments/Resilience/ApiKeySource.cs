using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>Gets the key, anew for every attempt.</summary>
internal sealed class ApiKeySource(ClientSettings settings)
{
    /// <summary>Sets the key of the attempt to come.</summary>
    /// <exception cref="SegmentsApiKeyException">The provider of the user's failed, or returned what cannot be a key.</exception>
    public ValueTask SetAsync(CallState call, CancellationToken cancellationToken)
    {
        var options = settings.Options;
        if (options.ApiKeyProvider is { } provider)
            return new(AskAsync(provider, call, options.AttemptTimeout, cancellationToken));
        call.ApiKey = options.ApiKey!;
        return default;
    }

    private async Task AskAsync(Func<CancellationToken, ValueTask<string>> provider, CallState call, TimeSpan timeout, CancellationToken cancellationToken)
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
            throw SegmentsExceptionFactory.NoApiKey(call.Failed(), "SegmentsClientOptions.ApiKeyProvider returned no key, it threw " + e.GetType().Name, e);
        }
        finally
        {
            if (waitedFor is { IsCompleted: false })
                Forget(waitedFor);
        }

        if (ApiKeyFormat.FaultOf(key) is { } fault)
            throw SegmentsExceptionFactory.NoApiKey(call.Failed(), $"SegmentsClientOptions.ApiKeyProvider returned a key that {fault}");
        call.ApiKey = key;
    }

    /// <summary>Observes the exception of a task that is no longer awaited, so that it is not reported as unobserved.</summary>
    private static void Forget(Task task) => task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => _ = task.Exception);
}

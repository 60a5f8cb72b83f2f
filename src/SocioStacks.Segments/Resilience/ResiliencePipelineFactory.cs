using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SocioStacks.Segments.Resilience.RateLimiting;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// What an attempt passes through, in this order: the retry of failures, <see cref="AttemptStrategy"/> and the timeout of
/// the attempt.
/// </summary>
internal static class ResiliencePipelineFactory
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    /// <param name="settings">The settings of the client.</param>
    /// <param name="rateLimitScope">The scope of the rate limit, from <see cref="RateLimitScope"/>.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly looks for data annotations on the options; those that are its own are kept, and AttemptStrategyOptions has none.")]
    public static ResiliencePipeline<AttemptResult> Create(ClientSettings settings, object? rateLimitScope)
    {
        var retry = new RetryPolicy(settings);
        return new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = settings.Time }
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                // Counted by the policy, because the option can change while the pipeline lives.
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = MaxDelay,
                ShouldHandle = args => new(retry.ShouldRetry(CallState.Of(args.Context), args.Outcome, args.AttemptNumber, args.Context.CancellationToken)),
                DelayGenerator = args => new(RetryPolicy.DelayOf(args.Outcome.Result)),
                OnRetry = args =>
                {
                    var call = CallState.Of(args.Context);
                    settings.Logger.Retrying(call.Operation, call.Attempts, args.Outcome.Result, args.Outcome.Exception, args.RetryDelay);
                    return default;
                },
            })
            .AddStrategy(_ => new AttemptStrategy(settings, rateLimitScope), new AttemptStrategyOptions())
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => new(settings.Options.AttemptTimeout) })
            .Build();
    }

    private sealed class AttemptStrategyOptions : ResilienceStrategyOptions
    {
        public AttemptStrategyOptions() => Name = "Attempt";
    }
}

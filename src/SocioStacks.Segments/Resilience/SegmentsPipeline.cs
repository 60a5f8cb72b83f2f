using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Telemetry;

#pragma warning disable EXTEXP0001 // The way from a resilience context to its request is still marked experimental.

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// What an attempt passes through, in this order: retry of failures, retry after a full window, key, the service's rate
/// limit, the user's rate limiter, timeout. Behind it follow <see cref="AttemptHandler"/>, the user's own handlers,
/// <see cref="AuthorizationHandler"/> and the network.
/// </summary>
internal static class SegmentsPipeline
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly looks for data annotations on the options; NoOptions has none.")]
    public static ResiliencePipeline<HttpResponseMessage> Build(PipelineSettings settings)
    {
        var retry = new RetryPolicy(settings);
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = settings.Time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                // Counted by the policy, because the option can change while the pipeline lives.
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = MaxDelay,
                ShouldHandle = args => new(retry.IsWorthwhile(CallOf(args.Context), args.Outcome, args.AttemptNumber, args.Context.CancellationToken)),
                DelayGenerator = args => new(retry.AskedDelay(args.Outcome.Result)),
                OnRetry = args =>
                {
                    settings.Logger.Retrying(CallOf(args.Context), args.Outcome, args.RetryDelay);
                    return default;
                },
            })
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                // The wait itself is the gate's, which knows who is next; its limit is the option's MaxRateLimitWait.
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.Zero,
                // An attempt that was not made, because the gate or the key stood in its way, has no answer: that is the end.
                ShouldHandle = args => new(args.Outcome.Result is not null && CallOf(args.Context).IsHeldBack),
            })
            .AddStrategy(_ => new ApiKeyStrategy(settings), new NoOptions("ApiKey"))
            .AddStrategy(_ => new RateLimitStrategy(settings), new NoOptions("RateLimit"))
            .AddStrategy(_ => new UserLimiterStrategy(settings), new NoOptions("UserLimiter"))
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => new(settings.Options.AttemptTimeout) })
            .Build();
    }

    public static SegmentsCall CallOf(ResilienceContext context) =>
        SegmentsCall.Of(context.GetRequestMessage() ?? throw new InvalidOperationException("The pipeline ran without a request."));

    private sealed class NoOptions : ResilienceStrategyOptions
    {
        public NoOptions(string name) => Name = name;
    }
}

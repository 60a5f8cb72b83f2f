using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

#pragma warning disable EXTEXP0001 // ResilienceHandler is what AddResilienceHandler adds; without a container it is created by hand.

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>
/// Polly's own strategies as our pipeline has them: a retry of failures, a retry of 429, a rate limiter, a timeout. What
/// is ours in that pipeline, the key and the gate of the rate limit, is not here: the floor does without.
/// </summary>
internal static class PollyPipeline
{
    private static readonly ConcurrencyLimiter Limiter = new(new ConcurrencyLimiterOptions { PermitLimit = int.MaxValue });

    public static HttpMessageHandler Over(HttpMessageHandler handler)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        AddTo(builder);
        return new ResilienceHandler(builder.Build()) { InnerHandler = handler };
    }

    public static void AddTo(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder
        .AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 3, BackoffType = DelayBackoffType.Exponential, UseJitter = true })
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.Zero,
            ShouldHandle = args => new(args.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests),
        })
        .AddRateLimiter(new RateLimiterStrategyOptions { RateLimiter = args => Limiter.AcquireAsync(1, args.Context.CancellationToken) })
        .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(30) });
}

using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;
using System.Threading.RateLimiting;

#pragma warning disable EXTEXP0001 // ResilienceHandler is what AddResilienceHandler adds; without a container it is made by hand.

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>
/// Polly's own strategies as our pipeline has them: a retry of failures, a retry of 429, a rate limiter, a timeout. What
/// is ours in that pipeline, the key and the gate of the rate limit, is not here: the floor does without.
/// </summary>
internal static class PollyPipeline
{
    public static HttpMessageHandler Over(HttpMessageHandler handler)
    {
        var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = int.MaxValue });
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 3, BackoffType = DelayBackoffType.Exponential, UseJitter = true })
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.Zero,
                ShouldHandle = args => new(args.Outcome.Result?.StatusCode == System.Net.HttpStatusCode.TooManyRequests),
            })
            .AddRateLimiter(new RateLimiterStrategyOptions { RateLimiter = args => limiter.AcquireAsync(1, args.Context.CancellationToken) })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(30) })
            .Build();
        return new ResilienceHandler(pipeline) { InnerHandler = handler };
    }
}

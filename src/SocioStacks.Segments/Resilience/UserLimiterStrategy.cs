using System.Threading.RateLimiting;
using Polly;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// Acquires one permit of <see cref="SegmentsClientOptions.RateLimiter"/> for every attempt. The limiter is the user's code:
/// whatever it throws sends nothing, and what its lease throws changes nothing about an attempt that was made.
/// </summary>
internal sealed class UserLimiterStrategy(PipelineSettings settings) : ResilienceStrategy
{
    protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state) =>
        settings.Options.RateLimiter is { } limiter ? ExecuteLimitedAsync(limiter, callback, context, state) : callback(context, state);

    private async ValueTask<Outcome<TResult>> ExecuteLimitedAsync<TResult, TState>(
        RateLimiter limiter,
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state)
    {
        var call = SegmentsPipeline.CallOf(context);
        RateLimitLease? lease = null;
        bool isAcquired;
        try
        {
            lease = await AcquireAsync(limiter, context.CancellationToken).ConfigureAwait(false);
            isAcquired = lease.IsAcquired;
        }
        catch (OperationCanceledException e) when (context.CancellationToken.IsCancellationRequested)
        {
            return Outcome.FromException<TResult>(e);
        }
        catch (Exception e)
        {
            lease.DisposeQuietly();
            return Outcome.FromException<TResult>(SegmentsExceptionFactory.RateLimited(call, "SegmentsClientOptions.RateLimiter threw " + e.GetType().Name, null, e));
        }

        try
        {
            return isAcquired
                ? await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext)
                : Outcome.FromException<TResult>(SegmentsExceptionFactory.RateLimited(call, "SegmentsClientOptions.RateLimiter granted no permit", RetryAfterOf(lease)));
        }
        finally
        {
            lease.DisposeQuietly();
        }
    }

    private async ValueTask<RateLimitLease> AcquireAsync(RateLimiter limiter, CancellationToken cancellationToken)
    {
        var acquiring = limiter.AcquireAsync(1, cancellationToken);
        if (acquiring.IsCompleted)
            return await acquiring.ConfigureAwait(false);

        // A limiter that does not heed the token must not keep the call; a lease that comes later is released.
        var late = acquiring.AsTask();
        try
        {
            return await late.WaitAsync(Timeout.InfiniteTimeSpan, settings.Time, cancellationToken).ConfigureAwait(false);
        }
        catch when (!late.IsCompleted)
        {
            late.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => (late.Exception is null && !late.IsCanceled ? late.Result : null).DisposeQuietly());
            throw;
        }
    }

    private static TimeSpan? RetryAfterOf(RateLimitLease lease)
    {
        try
        {
            return lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}

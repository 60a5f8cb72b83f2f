using System.Threading.RateLimiting;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// Acquires one permit of <see cref="SegmentsClientOptions.RateLimiter"/> for an attempt. The limiter is the user's code:
/// whatever it throws sends nothing, and what its lease throws changes nothing about an attempt that was made.
/// </summary>
internal static class UserLimiter
{
    /// <returns>
    /// The lease, to be disposed when the attempt has ended; or the time after which there may be a permit, if the limiter reported it.
    /// </returns>
    /// <exception cref="SegmentsRateLimitException">There is no permit, or the limiter threw.</exception>
    public static async ValueTask<(RateLimitLease? Lease, TimeSpan RetryAfter)> AcquireAsync(RateLimiter limiter, CallState call, TimeProvider time, CancellationToken cancellationToken)
    {
        RateLimitLease? lease = null;
        try
        {
            lease = await AcquireAsync(limiter, time, cancellationToken).ConfigureAwait(false);
            if (lease.IsAcquired)
                return (lease, TimeSpan.Zero);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            lease.DisposeQuietly();
            throw SegmentsExceptionFactory.RateLimited(call.Failed(), "SegmentsClientOptions.RateLimiter threw " + e.GetType().Name, null, e);
        }

        var retryAfter = RetryAfterOf(lease);
        lease.DisposeQuietly();
        return retryAfter is { } wait && wait > TimeSpan.Zero
            ? (null, wait)
            : throw SegmentsExceptionFactory.RateLimited(call.Failed(), "SegmentsClientOptions.RateLimiter granted no permit", retryAfter);
    }

    private static async ValueTask<RateLimitLease> AcquireAsync(RateLimiter limiter, TimeProvider time, CancellationToken cancellationToken)
    {
        var acquiring = limiter.AcquireAsync(1, cancellationToken);
        if (acquiring.IsCompleted)
            return await acquiring.ConfigureAwait(false);

        // A limiter that does not heed the token must not keep the call; a lease that comes later is released.
        var late = acquiring.AsTask();
        try
        {
            return await late.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
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

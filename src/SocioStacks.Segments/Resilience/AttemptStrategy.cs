using System.Globalization;
using System.Net;
using Polly;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Resilience.RateLimiting;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// What has to be there before an attempt may be made, in this order: the key, a permit of the service's rate limit, one of
/// the user's limiter. An attempt that the service's rate limit rejects is repeated when its window ends, in its old place.
/// </summary>
internal sealed class AttemptStrategy(ClientSettings settings, object? rateLimitScope) : ResilienceStrategy<AttemptResult>
{
    /// <summary>A shorter wait is none that anybody looks for in a log.</summary>
    private static readonly TimeSpan NoticeableWait = TimeSpan.FromSeconds(1);

    private static long _lastSequenceNumber;

    private readonly ApiKeySource _keys = new(settings);
    private readonly CachedGate _gates = new(settings.Time, rateLimitScope);

    protected override async ValueTask<Outcome<AttemptResult>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<AttemptResult>>> callback,
        ResilienceContext context,
        TState state)
    {
        var call = CallState.Of(context);
        if (call.SequenceNumber == 0)
            call.SequenceNumber = Interlocked.Increment(ref _lastSequenceNumber);

        for (var isThrottled = false; ; isThrottled = true)
        {
            RateLimitGate gate;
            RateLimitPermit permit;
            try
            {
                await _keys.SetAsync(call, context.CancellationToken).ConfigureAwait(false);
                var options = settings.Options;
                call.Gate = gate = _gates.For(call.ApiKey!, options.Address);
                var left = options.MaxRateLimitWait - call.RateLimitWait;
                permit = await gate.EnterAsync(call.SequenceNumber, options.Priority, left > TimeSpan.Zero ? left : TimeSpan.Zero, context.CancellationToken).ConfigureAwait(false);
            }
            catch (RateLimitRejectedException e)
            {
                return Outcome.FromException<AttemptResult>(ExceptionOf(call, e));
            }
            catch (Exception e) when (e is OperationCanceledException or SegmentsException)
            {
                return Outcome.FromException<AttemptResult>(e);
            }

            var outcome = await ExecuteAsync(callback, context, state, call, gate, permit, isThrottled).ConfigureAwait(false);
            if (call.LimiterWait is { } wait)
            {
                if (await WaitForLimiterAsync(call, wait, context.CancellationToken).ConfigureAwait(false) is { } failed)
                    return Outcome.FromException<AttemptResult>(failed);
                continue;
            }

            if (outcome.Result is not { IsThrottled: true } rejected)
                return outcome;
            settings.Logger.Throttled(call.Operation, rejected.RateLimit!.ResetAfter!.Value);
        }
    }

    /// <summary>Sends an attempt with a permit, which is always returned.</summary>
    private async ValueTask<Outcome<AttemptResult>> ExecuteAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<AttemptResult>>> callback,
        ResilienceContext context,
        TState state,
        CallState call,
        RateLimitGate gate,
        RateLimitPermit permit,
        bool isThrottled)
    {
        var attempts = call.Attempts;
        Outcome<AttemptResult>? made = null;
        IDisposable? lease = null;
        try
        {
            call.RateLimitWait += permit.Waited;
            if (permit.Waited >= NoticeableWait && !isThrottled)
                settings.Logger.Waited(call.Operation, permit.Waited);
            call.LimiterWait = null;
            if (settings.Options.RateLimiter is { } limiter)
            {
                (lease, var retryAfter) = await UserLimiter.AcquireAsync(limiter, call, settings.Time, context.CancellationToken).ConfigureAwait(false);
                if (lease is null)
                {
                    call.LimiterWait = retryAfter;
                    return default;
                }
            }

            var outcome = await callback(context, state).ConfigureAwait(false);
            made = outcome;
            return outcome;
        }
        catch (Exception e) when (e is OperationCanceledException or SegmentsException)
        {
            return Outcome.FromException<AttemptResult>(e);
        }
        finally
        {
            lease.DisposeQuietly();
            gate.Leave(permit, call.Attempts > attempts ? ReportOf(made, call.Attempt!, context.CancellationToken) : new(AttemptOutcome.NotSent));
        }
    }

    /// <summary>Waits as long as the user's limiter reported. The call then enters the gate again, at its old place.</summary>
    /// <returns>What the call fails with; <see langword="null"/> if it goes on.</returns>
    private async ValueTask<Exception?> WaitForLimiterAsync(CallState call, TimeSpan wait, CancellationToken cancellationToken)
    {
        call.LimiterWait = null;
        if (wait > settings.Options.MaxRateLimitWait - call.RateLimitWait)
        {
            return SegmentsExceptionFactory.RateLimited(
                call.Failed(), string.Create(CultureInfo.InvariantCulture, $"SegmentsClientOptions.RateLimiter granted no permit for {Math.Ceiling(wait.TotalSeconds)} seconds, which exceeds SegmentsClientOptions.MaxRateLimitWait"), wait);
        }

        try
        {
            await Task.Delay(wait, settings.Time, cancellationToken).ConfigureAwait(false);
            call.RateLimitWait += wait;
            return null;
        }
        catch (OperationCanceledException e)
        {
            return e;
        }
    }

    private static RateLimitReport ReportOf(Outcome<AttemptResult>? made, Attempt attempt, CancellationToken cancellationToken) => made?.Result switch
    {
        // A handler of the user's failed or responded by itself, as a cache does. Only its 429 counts: it must be waited for.
        not { Status: (HttpStatusCode)429 } when !attempt.IsPassedOn => new(AttemptOutcome.NotSent),
        null => new(cancellationToken.IsCancellationRequested ? AttemptOutcome.Cancelled : AttemptOutcome.Failed),
        { Error: null } success => new(AttemptOutcome.Succeeded, success.RateLimit),
        { Status: (HttpStatusCode)429 } throttled => new(AttemptOutcome.Throttled, throttled.RateLimit),
        { Status: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout } failed => new(AttemptOutcome.Failed, failed.RateLimit),
        var other => new(AttemptOutcome.Responded, other.RateLimit),
    };

    private static SegmentsException ExceptionOf(CallState call, RateLimitRejectedException e) => e.Rejection switch
    {
        { FailuresInARow: { } failures } => SegmentsExceptionFactory.NoResponse(
            call.Failed(), string.Create(CultureInfo.InvariantCulture, $"the last {failures} requests of this key failed, and so did the one that was to find out whether the service responds again; this one was not sent"), e),
        { Wait: { } wait } => SegmentsExceptionFactory.RateLimited(
            call.Failed(), string.Create(CultureInfo.InvariantCulture, $"the rate limit resets in {Math.Ceiling(wait.TotalSeconds)} seconds, which exceeds SegmentsClientOptions.MaxRateLimitWait"), wait),
        _ => SegmentsExceptionFactory.RateLimited(call.Failed(), "calls in flight take up the rate limit for longer than SegmentsClientOptions.MaxRateLimitWait", null),
    };
}

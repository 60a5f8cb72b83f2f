using System.Globalization;
using System.Net;
using Polly;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Resilience.RateLimiting;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Resilience;

/// <summary>Takes every attempt through the gate of its key. A strategy of no result type, as <see cref="ApiKeyStrategy"/> is.</summary>
internal sealed class RateLimitStrategy(PipelineSettings settings) : ResilienceStrategy
{
    /// <summary>A shorter wait is none that anybody looks for in a log.</summary>
    private static readonly TimeSpan NoticeableWait = TimeSpan.FromSeconds(1);

    private static long _lastOrder;

    private volatile Known? _latest;

    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state)
    {
        var call = SegmentsPipeline.CallOf(context);
        var options = settings.Options;
        var gate = GateOf(call, options);
        if (call.Order == 0)
            call.Order = Interlocked.Increment(ref _lastOrder);

        RateLimitGate.Pass pass;
        try
        {
            var left = options.MaxRateLimitWait - call.RateLimitWait;
            pass = await gate.EnterAsync(call.Order, left > TimeSpan.Zero ? left : TimeSpan.Zero, context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<TResult>(e);
        }
        catch (RateLimitWaitException e)
        {
            return Outcome.FromException<TResult>(SegmentsExceptionFactory.RateLimited(
                call,
                e.Wait is { } wait
                    ? string.Create(CultureInfo.InvariantCulture, $"the rate limit resets in {Math.Ceiling(wait.TotalSeconds)} seconds, which exceeds SegmentsClientOptions.MaxRateLimitWait")
                    : "calls in flight take up the rate limit for longer than SegmentsClientOptions.MaxRateLimitWait",
                e.Wait));
        }

        // From here on the pass is held: nothing stands between it and the way back.
        RateLimitAnswer? answer = null;
        var attempts = call.Attempts;
        try
        {
            call.RateLimitWait += pass.Waited;
            if (pass.Waited >= NoticeableWait && !call.IsHeldBack)
                settings.Logger.Waited(call, pass.Waited);
            call.IsHeldBack = false;
            var outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
            if (outcome.Result is HttpResponseMessage response)
            {
                var isRefused = response.StatusCode == HttpStatusCode.TooManyRequests;
                answer = new(response.IsSuccessStatusCode && call.Problem is null, isRefused, call.RateLimit);
                if (isRefused && call.RateLimit?.ResetAfter is { } reset)
                {
                    call.IsHeldBack = true;
                    call.RateLimitHits++;
                    settings.Logger.HeldBack(call, reset);
                }
            }

            return outcome;
        }
        finally
        {
            gate.Leave(pass, answer, isSent: call.Attempts > attempts);
        }
    }

    /// <summary>The key seldom changes, and a look at the latest one is cheaper than a search for it.</summary>
    private RateLimitGate GateOf(SegmentsCall call, SegmentsClientOptions options)
    {
        var key = call.ApiKey!;
        var latest = _latest;
        if (latest is not null && (object)latest.ApiKey == key && latest.Address == options.Address && latest.Scope == call.RateLimitScope)
            return latest.Gate;

        var gate = RateLimitGates.For(key, options.Address, settings.Time, call.RateLimitScope);
        _latest = new Known(key, options.Address, call.RateLimitScope, gate);
        return gate;
    }

    private sealed class Known(string apiKey, Uri address, object? scope, RateLimitGate gate)
    {
        public string ApiKey => apiKey;

        public Uri Address => address;

        public object? Scope => scope;

        public RateLimitGate Gate => gate;
    }
}

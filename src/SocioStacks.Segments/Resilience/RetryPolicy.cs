using System.Net;
using Polly;
using Polly.Timeout;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>Decides what is retried. Nothing that could create a segment twice is.</summary>
internal sealed class RetryPolicy(ClientSettings settings)
{
    // Polly's waits can end some milliseconds early; a wait that the server requested must not be undercut.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait that any timer can hold is 49 days; a longer one is treated as too long.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(49);

    /// <summary>The wait that a response requests; <see langword="null"/> if it requests none and the usual delay applies.</summary>
    public static TimeSpan? DelayOf(AttemptResult? result) => result?.Error?.RetryAfter + Margin;

    public bool ShouldRetry(CallState call, Outcome<AttemptResult> outcome, int retriesBefore, CancellationToken cancellationToken)
    {
        var options = settings.Options;
        if (retriesBefore >= options.MaxRetries || call.Operation.Form?.Failure is not null)
            return false;
        var isIdempotent = call.Operation.Kind.IsIdempotent;
        if (outcome.Exception is { } exception)
            return !cancellationToken.IsCancellationRequested && IsNetworkFailure(exception) && (isIdempotent || !call.MayHaveBeenApplied) && call.TryTakeRetry();
        if (outcome.Result is not { Error: { Explanation: null } } result || !IsTransient(result.Status))
            return false;
        if (!isIdempotent && result.Status != HttpStatusCode.TooManyRequests)
            return false;
        if (result.Error.RetryAfter is { } wait && (wait > LongestWait || wait + Margin > options.MaxRateLimitWait))
            return false;
        return call.TryTakeRetry();
    }

    // A cancellation that is not the call's own is a timeout of a message handler, as that of SocketsHttpHandler for connecting.
    private static bool IsNetworkFailure(Exception exception) =>
        NetworkFailure.Is(exception) || exception is TimeoutRejectedException or TimeoutException or OperationCanceledException;

    private static bool IsTransient(HttpStatusCode status) => (int)status is 408 or 429 or 500 or 502 or 503 or 504;
}

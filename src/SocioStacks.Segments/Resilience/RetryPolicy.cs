using System.Net;
using Polly;
using Polly.Timeout;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>Decides what is tried again. Nothing that could create a segment twice is.</summary>
internal sealed class RetryPolicy(PipelineSettings settings)
{
    // Polly's waits can end some milliseconds early; what a server asked for must not be undercut.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait that any timer can hold is 49 days; nobody means a longer one.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(49);

    public bool IsWorthwhile(SegmentsCall call, Outcome<HttpResponseMessage> outcome, int retriesBefore, CancellationToken cancellationToken)
    {
        var options = settings.Options;
        if (retriesBefore >= options.MaxRetries || call.Form?.Failure is not null)
            return false;
        if (outcome.Exception is { } exception)
            return !cancellationToken.IsCancellationRequested && IsNetworkFailure(exception) && (call.Operation != Operation.Create || !call.MayHaveBeenApplied);
        if (call.Problem is null or { Explanation: not null } || !IsPassing(outcome.Result!.StatusCode))
            return false;
        if (call.Operation == Operation.Create && outcome.Result.StatusCode != HttpStatusCode.TooManyRequests)
            return false;
        return RetryAfter(outcome.Result) is not { } wait || (wait <= LongestWait && wait + Margin <= options.MaxRateLimitWait);
    }

    /// <summary>The wait that the answer asks for; <see langword="null"/> where it asks for none and the usual one is taken.</summary>
    public TimeSpan? AskedDelay(HttpResponseMessage? response) =>
        response is not null && RetryAfter(response) is { } wait ? wait + Margin : null;

    private TimeSpan? RetryAfter(HttpResponseMessage response) => RateLimitHeaders.ReadRetryAfter(response.Headers, settings.Time.GetUtcNow());

    // A cancellation that is not the call's own is a timeout of a message handler, as that of SocketsHttpHandler for connecting.
    private static bool IsNetworkFailure(Exception exception) =>
        NetworkFailure.Is(exception) || exception is TimeoutRejectedException or TimeoutException or OperationCanceledException;

    private static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 429 or 500 or 502 or 503 or 504;
}

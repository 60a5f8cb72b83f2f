using System.Net;
using Polly;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Resilience.RateLimiting;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// What has happened to a call so far: its attempts, its waits, and what is in doubt. It belongs to the call's own flow,
/// which never runs in two places at once.
/// </summary>
internal sealed class CallState(SegmentsOperation operation, Uri address)
{
    private static readonly HttpRequestOptionsKey<object> RequestKey = new(SegmentsOperation.CallProperty);
    private static readonly ResiliencePropertyKey<CallState> ContextKey = new(SegmentsOperation.CallProperty);

    public SegmentsOperation Operation => operation;

    /// <summary>Where the service was when the call began.</summary>
    public Uri Address => address;

    /// <summary>The request as Refit built it, which every attempt copies.</summary>
    public HttpRequestMessage? Template { get; private set; }

    /// <summary>The requests made so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>The latest of them, or <see langword="null"/> before the first.</summary>
    public Attempt? Attempt { get; private set; }

    /// <summary>The result of the latest attempt that had a response.</summary>
    public AttemptResult? Result { get; private set; }

    /// <summary>The response that it was read from.</summary>
    public HttpResponseMessage? Response { get; private set; }

    /// <summary>The key of the latest attempt, or of the one to come.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The gate that the latest attempt went through.</summary>
    public RateLimitGate? Gate { get; set; }

    /// <summary>Whether a retry was denied because the calls of the key had used up those that they may make together.</summary>
    public bool IsRetryDenied { get; private set; }

    /// <summary>How long the call has waited for the service's rate limit so far.</summary>
    public TimeSpan RateLimitWait { get; set; }

    /// <summary>The time after which the user's limiter may grant a permit, if it has just denied one.</summary>
    public TimeSpan? LimiterWait { get; set; }

    /// <summary>The place of the call among all calls of the process, from 1; 0 until it is assigned.</summary>
    public long SequenceNumber { get; set; }

    /// <summary>Whether an attempt may have changed something although no success response came.</summary>
    public bool MayHaveBeenApplied { get; private set; }

    /// <summary>Whether an attempt reached the service, as far as is known, and no response of it came back.</summary>
    public bool WasUnanswered { get; private set; }

    /// <summary>The call that a request was built for.</summary>
    public static CallState Of(HttpRequestMessage request) => request.Options.TryGetValue(RequestKey, out var call) && call is CallState state
        ? state
        : throw new InvalidOperationException("The request was not created by SegmentsClient.");

    public static CallState Of(ResilienceContext context) => context.Properties.GetValue(ContextKey, null!);

    /// <summary>The address of a request, where the service is now: a reload may have moved it since the call began.</summary>
    public Uri? AddressAt(Uri now) => address == now ? Template!.RequestUri : new Uri(now, address.MakeRelativeUri(Template!.RequestUri!));

    public void AttachTo(ResilienceContext context, HttpRequestMessage template)
    {
        Template = template;
        context.Properties.Set(ContextKey, this);
    }

    /// <summary>Begins an attempt with the current key.</summary>
    /// <exception cref="InvalidOperationException">It is a create, which may have been applied by the attempt before.</exception>
    public Attempt BeginAttempt()
    {
        // Our own retry never does that; a handler that a host puts around ours may.
        if (!operation.Kind.IsIdempotent && Attempt is { MayHaveBeenApplied: true } before)
            throw before.Repeated();
        var form = Attempts++ == 0 ? Template!.Content as FormContent : operation.Form?.CreateContent(isSentOnce: !operation.Kind.IsIdempotent);
        return Attempt = new Attempt(ApiKey!, form, operation.Kind.IsIdempotent);
    }

    /// <summary>Notes that the latest attempt ended without a response.</summary>
    public void EndWithoutResponse()
    {
        if (Attempt is not { MayHaveBeenApplied: true })
            return;
        WasUnanswered = true;
        MayHaveBeenApplied |= operation.Kind.IsWrite;
    }

    /// <summary>Notes the result of the latest attempt, and returns what it means for the call.</summary>
    public AttemptResult EndWith(AttemptResult result, HttpResponseMessage response)
    {
        var attempt = Attempt!;
        attempt.IsRead = true;
        Response = response;
        if (result.Error is { } error)
        {
            // Of an error not all is read: its connection is not kept for as long as the call waits. The rest is for Refit to return.
            var content = response.Content;
            response.Content = null;
            content.DisposeQuietly();

            MayHaveBeenApplied |= operation.Kind.IsWrite && attempt.MayHaveBeenApplied;

            // A gateway that had no response from the service does not speak for the service.
            if (result.Status is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
                WasUnanswered = true;
            if (WasUnanswered && attempt.RedirectedTo is null && operation.IsDoneAccordingTo(error))
                result = operation.DoneBefore(result);
        }

        return Result = result;
    }

    /// <summary>Takes one of the retries that the calls of the key may make together.</summary>
    public bool TryTakeRetry()
    {
        IsRetryDenied = Gate?.TryTakeRetry() == false;
        return !IsRetryDenied;
    }

    /// <summary>What an exception says about the call as it is now.</summary>
    public FailedCall Failed() => new(operation.ToString(), operation.SegmentId, Attempts, MayHaveBeenApplied, IsRetryDenied, ApiKey, Result);
}

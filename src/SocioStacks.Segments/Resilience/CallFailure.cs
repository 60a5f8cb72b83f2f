using System.Runtime.ExceptionServices;
using Polly.Timeout;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Resilience;

/// <summary>Turns what a call ended with into the exception that the user gets.</summary>
internal static class CallFailure
{
    /// <summary>Creates the exception for a response of a message handler around ours that did not pass the request on to ours, or hid its failure.</summary>
    public static SegmentsConnectionException OfForeignResponse(CallState call) => SegmentsExceptionFactory.NoResponse(
        call.Failed(),
        "a message handler before those of SegmentsClient returned a response of its own",
        call.Attempt?.Failure ?? new InvalidOperationException("The response did not come from the message handlers of SegmentsClient."));

    /// <summary>Throws for an exception; not where a response was read to its end, which then is the outcome whatever came after it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="exception">What it ended with.</param>
    /// <param name="isDisposed">Whether the client was disposed meanwhile.</param>
    /// <param name="cancellationToken">The caller's own token.</param>
    public static void Throw(CallState call, Exception exception, bool isDisposed, CancellationToken cancellationToken)
    {
        call.Operation.Form?.Failure?.Throw();
        var attempt = call.Attempt;
        if (attempt is { IsRead: true } && call.Result is { Error: null })
            return;

        // From the network or a message handler before it, and not by a cancellation from outside. (.NET Framework's HttpClient creates new cancellation exceptions.)
        var isOfAttempt = attempt?.Failure is { } failure && (failure == exception || (failure is OperationCanceledException && exception is OperationCanceledException));
        switch (exception)
        {
            case SegmentsException:
                ExceptionDispatchInfo.Throw(exception);
                break;
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                throw new OperationCanceledException(cancellationToken);
            case OperationCanceledException or ObjectDisposedException when isDisposed:
                throw NoResponse("the client was disposed meanwhile");
            case OperationCanceledException when !isOfAttempt:
                throw NoResponse("HttpClient.Timeout elapsed", isTimeout: true);
            case var _ when attempt is { IsRead: true }:
                break;
            case TimeoutRejectedException when !isOfAttempt:
                throw NoResponse("no complete response was received within SegmentsClientOptions.AttemptTimeout", isTimeout: true);
            case OperationCanceledException or TimeoutException or TimeoutRejectedException:
                throw NoResponse($"a message handler timed out or cancelled the attempt ({exception.GetType().Name})", isTimeout: true);
            case var _ when attempt is { Form.HasRefused: true, RedirectedTo: { } target }:
                throw NoResponse($"the primary handler followed a redirect to {RedirectTarget.Of(target.OriginalString, call.ApiKey)} and tried to send the create a second time, which was refused because it could create the segment twice: set its AllowAutoRedirect to false");
            case var _ when attempt is { IsRepeated: true } or { Form.HasRefused: true, MayHaveBeenApplied: true }:
                throw NoResponse("a message handler tried to send the create a second time, which was refused because it could create the segment twice");
            case var _ when NetworkFailure.Is(exception):
                throw NoResponse(exception.Message.TrimEnd('.'));
            default:
                throw NoResponse($"{(isOfAttempt ? "a message handler" : "the HttpClient or a message handler")} threw {exception.GetType().Name}");
        }

        SegmentsConnectionException NoResponse(string reason, bool isTimeout = false) =>
            SegmentsExceptionFactory.NoResponse(call.Failed(), reason, exception, isTimeout);
    }
}

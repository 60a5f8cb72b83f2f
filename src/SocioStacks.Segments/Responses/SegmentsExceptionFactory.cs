using System.Globalization;
using System.Net;
using System.Text;
using SocioStacks.Segments.Operations;

namespace SocioStacks.Segments.Responses;

/// <summary>Turns what went wrong with a call into the exception that the user gets.</summary>
internal static class SegmentsExceptionFactory
{
    /// <summary>For an answer that was not good.</summary>
    public static SegmentsException Of(SegmentsCall call, ErrorResponse problem)
    {
        var reason = new StringBuilder($"the service responded with {(int)problem.Status} ({Phrase(problem.Status)})");
        if (problem.Explanation is { } explanation)
        {
            return new SegmentsUnexpectedResponseException(Message(call, reason.Append(CultureInfo.InvariantCulture, $" {explanation}")), problem.Status, problem.Cause)
            {
                ResponseBody = problem.Body,
                MayHaveBeenApplied = call.MayHaveBeenApplied,
            };
        }

        if (problem.Errors.Count > 0)
            reason.Append(": ").AppendJoin("; ", problem.Errors.Select(e => $"\"{Redaction.ForMessage(e.Title, call.ApiKey).TrimEnd('.')}\""));
        else if (problem.Undecoded is { } undecoded)
            reason.Append(' ').Append(undecoded);
        else if (problem.Status == HttpStatusCode.Unauthorized)
            reason.Append(" without a reason: 401 can mean the key, an empty required field or a limit of the plan");
        var message = Message(call, reason);

        if (problem.Status == HttpStatusCode.TooManyRequests)
        {
            return new SegmentsRateLimitException(message, problem.Cause)
            {
                RetryAfter = call.RateLimit?.ResetAfter,
                Errors = problem.Errors,
                ResponseBody = problem.Body,
                RateLimit = call.RateLimit,
                MayHaveBeenApplied = call.MayHaveBeenApplied,
            };
        }

        if (problem.IsNotFound && call.SegmentId is { } id)
        {
            return new SegmentNotFoundException(message, id, problem.Cause)
            {
                Errors = problem.Errors,
                ResponseBody = problem.Body,
                RateLimit = call.RateLimit,
                MayHaveBeenApplied = call.MayHaveBeenApplied,
            };
        }

        return new SegmentsApiException(message, problem.Status, problem.Cause)
        {
            Errors = problem.Errors,
            ResponseBody = problem.Body,
            RateLimit = call.RateLimit,
            MayHaveBeenApplied = call.MayHaveBeenApplied,
        };
    }

    /// <summary>For a call without a response. The reason may be what somebody else's exception says.</summary>
    public static SegmentsConnectionException Unanswered(SegmentsCall call, string reason, Exception cause, bool isTimeout = false) =>
        new(Message(call, new StringBuilder(Redaction.ForMessage(reason, call.ApiKey))), cause) { IsTimeout = isTimeout, MayHaveBeenApplied = call.MayHaveBeenApplied };

    /// <summary>For a call that may not be sent for now.</summary>
    public static SegmentsRateLimitException RateLimited(SegmentsCall call, string reason, TimeSpan? retryAfter, Exception? cause = null) =>
        new(Message(call, new StringBuilder(reason)), cause)
        {
            RetryAfter = retryAfter,
            Errors = call.Problem?.Errors ?? [],
            ResponseBody = call.Problem?.Body,
            RateLimit = call.RateLimit,
            MayHaveBeenApplied = call.MayHaveBeenApplied,
        };

    /// <summary>For a call that has no key to be sent with.</summary>
    public static SegmentsApiKeyException WithoutKey(SegmentsCall call, string reason, Exception? cause = null) =>
        new(Message(call, new StringBuilder(reason)), cause) { MayHaveBeenApplied = call.MayHaveBeenApplied };

    private static string Message(SegmentsCall call, StringBuilder reason)
    {
        var message = new StringBuilder().Append(call);
        message.Append(" failed");
        if (call.Attempts > 1)
            message.Append(CultureInfo.InvariantCulture, $" after {call.Attempts} attempts");
        message.Append(": ").Append(reason).Append('.');
        if (call.MayHaveBeenApplied)
            message.Append(" It may have been applied; check before retrying.");
        return message.ToString();
    }

    private static string Phrase(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => "OK",
        // Not every framework has a name for it.
        (HttpStatusCode)429 => "Too Many Requests",
        _ => string.Concat(status.ToString().Select((c, index) => index > 0 && c is >= 'A' and <= 'Z' ? " " + c : c.ToString())),
    };
}

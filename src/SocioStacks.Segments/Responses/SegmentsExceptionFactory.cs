using System.Globalization;
using System.Net;
using System.Text;

namespace SocioStacks.Segments.Responses;

/// <summary>Creates every exception of a call, except those for invalid arguments and cancellation.</summary>
internal static class SegmentsExceptionFactory
{
    /// <summary>Creates the exception for a response that is not a success.</summary>
    public static SegmentsException FromError(in FailedCall call, ErrorResponse error)
    {
        var reason = new StringBuilder($"the service responded with {(int)error.Status} ({PhraseOf(error.Status)})");
        if (error.Explanation is { } explanation)
        {
            return new SegmentsUnexpectedResponseException(Message(call, reason.Append(CultureInfo.InvariantCulture, $" {explanation}")), error.Status, error.Cause)
            {
                ResponseBody = error.Body,
                MayHaveBeenApplied = call.MayHaveBeenApplied,
            };
        }

        var key = call.ApiKey;
        if (error.Errors.Count > 0)
            reason.Append(": ").AppendJoin("; ", error.Errors.Select(e => $"\"{Redaction.ForMessage(e.Title, key).TrimEnd('.')}\""));
        else if (error.Undecoded is { } undecoded)
            reason.Append(' ').Append(undecoded);
        else if (error.Status == HttpStatusCode.Unauthorized)
            reason.Append(" without a reason: 401 can mean the key, an empty required field or a limit of the plan");
        var message = Message(call, reason);
        var rateLimit = call.Result?.RateLimit;
        if (error.Status == HttpStatusCode.TooManyRequests)
        {
            return new SegmentsRateLimitException(message, error.Cause)
            {
                RetryAfter = rateLimit?.ResetAfter,
                Errors = error.Errors,
                ResponseBody = error.Body,
                RateLimit = rateLimit,
                MayHaveBeenApplied = call.MayHaveBeenApplied,
            };
        }

        if (error.IsNotFound && call.SegmentId is { } id)
        {
            return new SegmentNotFoundException(message, id, error.Cause)
            {
                Errors = error.Errors,
                ResponseBody = error.Body,
                RateLimit = rateLimit,
                MayHaveBeenApplied = call.MayHaveBeenApplied,
            };
        }

        return new SegmentsApiException(message, error.Status, error.Cause)
        {
            Errors = error.Errors,
            ResponseBody = error.Body,
            RateLimit = rateLimit,
            MayHaveBeenApplied = call.MayHaveBeenApplied,
        };
    }

    /// <summary>Creates the exception for a call without a response. The reason may be the message of another library's exception.</summary>
    public static SegmentsConnectionException NoResponse(in FailedCall call, string reason, Exception cause, bool isTimeout = false) =>
        new(Message(call, new StringBuilder(Redaction.ForMessage(reason, call.ApiKey))), cause) { IsTimeout = isTimeout, MayHaveBeenApplied = call.MayHaveBeenApplied };

    /// <summary>Creates the exception for a call rejected by a rate limit.</summary>
    public static SegmentsRateLimitException RateLimited(in FailedCall call, string reason, TimeSpan? retryAfter, Exception? cause = null) =>
        new(Message(call, new StringBuilder(reason)), call.Result is { Status: (HttpStatusCode)429 and var status } ? status : default, cause)
        {
            RetryAfter = retryAfter,
            Errors = call.Result?.Error?.Errors ?? [],
            ResponseBody = call.Result?.Error?.Body,
            RateLimit = call.Result?.RateLimit,
            MayHaveBeenApplied = call.MayHaveBeenApplied,
        };

    /// <summary>Creates the exception for a call without a valid key.</summary>
    public static SegmentsApiKeyException NoApiKey(in FailedCall call, string reason, Exception? cause = null) =>
        new(Message(call, new StringBuilder(reason)), cause) { MayHaveBeenApplied = call.MayHaveBeenApplied };

    /// <summary>Creates the exception for a list whose pages contain nothing new.</summary>
    public static SegmentsUnexpectedResponseException RepeatingList(int stalePages, long page, int totalPages) => new(
        string.Create(CultureInfo.InvariantCulture, $"Listing segments failed: the list repeats itself. Up to page {page} of {totalPages}, the service returned {stalePages} consecutive pages that contained only segments of earlier pages. A possible cause is a proxy or cache that ignores the query string."),
        HttpStatusCode.OK);

    private static string Message(in FailedCall call, StringBuilder reason)
    {
        var message = new StringBuilder(call.Description);
        message.Append(" failed");
        if (call.Attempts > 1)
            message.Append(CultureInfo.InvariantCulture, $" after {call.Attempts} attempts");
        message.Append(": ").Append(reason).Append('.');
        if (call.IsRetryDenied)
            message.Append(" It was not retried, because many calls of this key have failed lately.");
        if (call.MayHaveBeenApplied)
            message.Append(" It may have been applied; check before retrying.");
        return message.ToString();
    }

    private static string PhraseOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => "OK",
        // Not every framework has a name for every status.
        (HttpStatusCode)429 => "Too Many Requests",
        _ => string.Concat(status.ToString().Select((c, index) => index > 0 && c is >= 'A' and <= 'Z' ? " " + c : c.ToString())),
    };
}

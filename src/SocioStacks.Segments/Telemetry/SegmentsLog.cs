using Microsoft.Extensions.Logging;
using Polly;
using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments.Telemetry;

/// <summary>Every message that the client logs. Event ids are stable; neither the key nor a phone number is in any of them.</summary>
internal static partial class SegmentsLog
{
    public static void Retrying(this ILogger logger, SegmentsCall call, Outcome<HttpResponseMessage> outcome, TimeSpan wait)
    {
        if (logger.IsEnabled(LogLevel.Warning))
            Retrying(logger, call.Operation, call.SegmentId, call.Attempts, outcome.Exception?.GetType().Name ?? ((int)outcome.Result!.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), wait);
    }

    public static void HeldBack(this ILogger logger, SegmentsCall call, TimeSpan wait) =>
        HeldBack(logger, call.Operation, call.SegmentId, wait);

    [LoggerMessage(1, LogLevel.Warning, "{Operation} of segment {SegmentId} is tried again in {Wait}: attempt {Attempt} ended with {Reason}.", EventName = "Retrying")]
    private static partial void Retrying(ILogger logger, Operation operation, long? segmentId, int attempt, string reason, TimeSpan wait);

    [LoggerMessage(2, LogLevel.Information, "The rate limit of the key is used up; {Operation} of segment {SegmentId} waits for the end of the window in {Wait}.", EventName = "HeldBack")]
    private static partial void HeldBack(ILogger logger, Operation operation, long? segmentId, TimeSpan wait);

    [LoggerMessage(3, LogLevel.Warning, "A form of {Length} bytes is sent; PHP with its default post_max_size of 8 MB would receive it as an empty form.", EventName = "LargeForm")]
    public static partial void LargeForm(this ILogger logger, long length);
}

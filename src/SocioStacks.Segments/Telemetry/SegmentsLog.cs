using System.Globalization;
using Microsoft.Extensions.Logging;
using Polly;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Resilience;

namespace SocioStacks.Segments.Telemetry;

/// <summary>Every message that the client logs. Event ids are stable; neither the key nor a phone number is in any of them.</summary>
internal static partial class SegmentsLog
{
    public static void Retrying(this ILogger logger, SegmentsCall call, Outcome<HttpResponseMessage> outcome, TimeSpan wait)
    {
        if (logger.IsEnabled(LogLevel.Warning))
            Retrying(logger, call.ToString(), wait, call.Attempts, ReasonOf(outcome), call.Operation, call.SegmentId);
    }

    public static void HeldBack(this ILogger logger, SegmentsCall call, TimeSpan wait)
    {
        if (logger.IsEnabled(LogLevel.Information))
            HeldBack(logger, call.ToString(), wait, call.Operation, call.SegmentId);
    }

    public static void Waited(this ILogger logger, SegmentsCall call, TimeSpan wait)
    {
        if (logger.IsEnabled(LogLevel.Information))
            Waited(logger, call.ToString(), wait, call.Operation, call.SegmentId);
    }

    [LoggerMessage(3, LogLevel.Warning, "Sending a form of {Length} bytes, which MaxFormBytes allows. PHP with its default post_max_size of 8 MiB would receive an empty form.", EventName = "LargeForm")]
    public static partial void LargeForm(this ILogger logger, long length);

    private static string ReasonOf(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception?.GetType().Name ?? ((int)outcome.Result!.StatusCode).ToString(CultureInfo.InvariantCulture);

#pragma warning disable SYSLIB1015 // The operation and the id, named as they are logged, are for whoever searches; the sentence has them already.
    [LoggerMessage(1, LogLevel.Warning, "{Call} is tried again in {Wait}: attempt {Attempt} ended with {Reason}.", EventName = "Retrying")]
    private static partial void Retrying(ILogger logger, string call, TimeSpan wait, int attempt, string reason, Operation Operation, long? SegmentId);

    [LoggerMessage(2, LogLevel.Information, "{Call} waits: the rate limit of the key is used up, and its window ends in {Wait}.", EventName = "HeldBack")]
    private static partial void HeldBack(ILogger logger, string call, TimeSpan wait, Operation Operation, long? SegmentId);

    [LoggerMessage(4, LogLevel.Information, "{Call} has waited {Wait} for its turn, so as not to exceed the rate limit of the key.", EventName = "Waited")]
    private static partial void Waited(ILogger logger, string call, TimeSpan wait, Operation Operation, long? SegmentId);

    [LoggerMessage(5, LogLevel.Error, "The reloaded options of SegmentsClient are not valid; the last valid ones stay in force. {Problems}", EventName = "InvalidOptions")]
    public static partial void InvalidOptions(this ILogger logger, string problems, string OptionsName);
#pragma warning restore SYSLIB1015
}

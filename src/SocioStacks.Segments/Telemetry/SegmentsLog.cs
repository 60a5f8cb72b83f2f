using System.Globalization;
using Microsoft.Extensions.Logging;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Telemetry;

/// <summary>All log messages of the client. Event ids are stable. No message contains the key or a phone number.</summary>
internal static partial class SegmentsLog
{
    public static void Retrying(this ILogger logger, SegmentsOperation operation, int attempt, AttemptResult? result, Exception? exception, TimeSpan delay)
    {
        if (logger.IsEnabled(LogLevel.Warning))
            Retrying(logger, operation.ToString(), attempt, exception?.GetType().Name ?? ((int)result!.Status).ToString(CultureInfo.InvariantCulture), delay, operation.Kind, operation.SegmentId);
    }

    public static void Throttled(this ILogger logger, SegmentsOperation operation, TimeSpan wait)
    {
        if (logger.IsEnabled(LogLevel.Information))
            Throttled(logger, operation.ToString(), wait, operation.Kind, operation.SegmentId);
    }

    public static void Waited(this ILogger logger, SegmentsOperation operation, TimeSpan wait)
    {
        if (logger.IsEnabled(LogLevel.Information))
            Waited(logger, operation.ToString(), wait, operation.Kind, operation.SegmentId);
    }

    [LoggerMessage(3, LogLevel.Warning, "Sending a form of {Length} bytes, which MaxFormBytes allows. PHP with its default post_max_size of 8 MiB would receive an empty form.", EventName = "LargeForm")]
    public static partial void LargeForm(this ILogger logger, long length);

#pragma warning disable SYSLIB1015 // The operation and the id are logged as values for queries; the message already contains them.
    [LoggerMessage(1, LogLevel.Warning, "{Call} failed at attempt {Attempt} ({Reason}); retrying in {Delay}.", EventName = "Retrying")]
    private static partial void Retrying(ILogger logger, string call, int attempt, string reason, TimeSpan delay, OperationKind Operation, long? SegmentId);

    [LoggerMessage(2, LogLevel.Information, "{Call} was throttled: the rate limit of the key is used up, and its window ends in {Wait}.", EventName = "Throttled")]
    private static partial void Throttled(ILogger logger, string call, TimeSpan wait, OperationKind Operation, long? SegmentId);

    [LoggerMessage(4, LogLevel.Information, "{Call} waited {Wait} for the rate limit of the key.", EventName = "Waited")]
    private static partial void Waited(ILogger logger, string call, TimeSpan wait, OperationKind Operation, long? SegmentId);

    [LoggerMessage(5, LogLevel.Error, "The reloaded options of SegmentsClient are not valid; the last valid ones stay in force. {Problems}", EventName = "InvalidOptions")]
    public static partial void InvalidOptions(this ILogger logger, string problems, string OptionsName);
#pragma warning restore SYSLIB1015
}

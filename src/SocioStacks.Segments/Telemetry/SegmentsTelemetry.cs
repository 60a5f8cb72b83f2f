using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments.Telemetry;

/// <summary>
/// One span and one set of measurements for each operation, however many attempts it takes; HttpClient's own spans, one
/// for each attempt, are its children. No tag holds the key, a phone number or a name.
/// </summary>
internal static class SegmentsTelemetry
{
    public const string Name = "SocioStacks.Segments";

    /// <summary>The version of the package.</summary>
    public static readonly string Version =
        typeof(SegmentsTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);

    /// <summary>OpenTelemetry's for a duration, and on to the two minutes that a call may wait. Its default would be for milliseconds.</summary>
    private static readonly InstrumentAdvice<double> InSeconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 120],
    };

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "segments.client.operation.duration", "s", "Duration of an operation, with all its attempts and waits.", advice: InSeconds);

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "segments.client.attempts", "{attempt}", "Requests that were sent.");

    private static readonly Histogram<double> RateLimitWait = Meter.CreateHistogram<double>(
        "segments.client.rate_limit.wait.duration", "s", "Time that an operation waited for the rate limit of the service.", advice: InSeconds);

    private static readonly Gauge<int> RateLimitRemaining = Meter.CreateGauge<int>(
        "segments.client.rate_limit.remaining", "{request}", "Requests left in the window of the rate limit, as the service told last.");

    public static Activity? Start(SegmentsCall call)
    {
        var activity = Source.StartActivity(SpanNameOf(call.Operation), ActivityKind.Internal);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("segments.operation.name", NameOf(call.Operation));
            if (call.SegmentId is { } id)
                activity.SetTag("segments.segment.id", id);
            if (call.BaseAddress is { } address)
            {
                activity.SetTag("server.address", address.Host);
                activity.SetTag("server.port", address.Port);
            }
        }

        return activity;
    }

    public static void Stop(Activity? activity, SegmentsCall call, TimeSpan duration, Exception? error)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("segments.attempts", call.Attempts);
            activity.SetTag("segments.rate_limit.wait", call.RateLimitWait.TotalSeconds);
            if (error is not null)
            {
                activity.SetTag("error.type", ErrorTypeOf(error));
                if (call.MayHaveBeenApplied)
                    activity.SetTag("segments.may_have_been_applied", true);
                activity.SetStatus(ActivityStatusCode.Error, error is SegmentsException ? error.Message : null);
            }
        }

        activity?.Dispose();
        Measure(call, duration, error);
    }

    private static void Measure(SegmentsCall call, TimeSpan duration, Exception? error)
    {
        if (!Duration.Enabled && !Attempts.Enabled && !RateLimitWait.Enabled && !RateLimitRemaining.Enabled)
            return;

        var tags = new TagList { { "segments.operation.name", NameOf(call.Operation) }, { "server.address", call.BaseAddress?.Host } };
        Attempts.Add(call.Attempts, tags);
        RateLimitWait.Record(call.RateLimitWait.TotalSeconds, tags);
        if (call.RateLimit is { Limit: not null } told)
            RateLimitRemaining.Record(told.Remaining ?? 0, new KeyValuePair<string, object?>("server.address", call.BaseAddress?.Host));
        if (error is not null)
            tags.Add("error.type", ErrorTypeOf(error));
        Duration.Record(duration.TotalSeconds, tags);
    }

    private static string ErrorTypeOf(Exception error) => error switch
    {
        SegmentsApiException e => ((int)e.StatusCode).ToString(CultureInfo.InvariantCulture),
        SegmentsConnectionException { IsTimeout: true } => "timeout",
        OperationCanceledException => "cancelled",
        _ => error.GetType().FullName!,
    };

    private static string SpanNameOf(Operation operation) => operation switch
    {
        Operation.List => "segments.list",
        Operation.Get => "segments.get",
        Operation.Create => "segments.create",
        Operation.Update => "segments.update",
        _ => "segments.delete",
    };

    private static string NameOf(Operation operation) => operation switch
    {
        Operation.List => "list",
        Operation.Get => "get",
        Operation.Create => "create",
        Operation.Update => "update",
        _ => "delete",
    };
}

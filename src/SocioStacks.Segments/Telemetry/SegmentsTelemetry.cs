using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Reflection;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Operations;

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

    /// <summary>The value of the User-Agent header.</summary>
    public static readonly string Product = new ProductInfoHeaderValue(Name, Version).ToString();

    // A listener may throw when it is notified of a new source or instrument, which is then unavailable.
    private static readonly ActivitySource? Source = Guarded(static () => new ActivitySource(Name, Version));
    private static readonly Meter Meter = new(Name, Version);

    /// <summary>OpenTelemetry's buckets for durations, extended to the default maximum wait of two minutes. The default buckets suit milliseconds.</summary>
    private static readonly InstrumentAdvice<double> InSeconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 120],
    };

    private static readonly Histogram<double>? Duration = Guarded(static () => Meter.CreateHistogram(
        "segments.client.operation.duration", "s", "Duration of an operation, including all attempts and waits.", advice: InSeconds));

    private static readonly Counter<long>? Attempts = Guarded(static () => Meter.CreateCounter<long>(
        "segments.client.attempts", "{attempt}", "Number of requests that were sent."));

    private static readonly Histogram<double>? RateLimitWait = Guarded(static () => Meter.CreateHistogram(
        "segments.client.rate_limit.wait.duration", "s", "Time that an operation spent waiting for the rate limit of the service.", advice: InSeconds));

    private static readonly Gauge<int>? RateLimitRemaining = Guarded(static () => Meter.CreateGauge<int>(
        "segments.client.rate_limit.remaining", "{request}", "Number of requests left in the rate-limit window, as last reported by the service."));

    public static Activity? Start(SegmentsOperation operation, Uri address)
    {
        var activity = StartGuarded(operation.Kind.SpanName);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("segments.operation.name", operation.Kind.Name);
            if (operation.SegmentId is { } id)
                activity.SetTag("segments.segment.id", id);
            activity.SetTag("server.address", address.Host);
            activity.SetTag("server.port", address.Port);
        }

        return activity;
    }

    public static void Stop(Activity? activity, SegmentsOperation operation, in OperationMeasurement measured)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("segments.attempts", measured.Attempts);
            activity.SetTag("segments.rate_limit.wait", measured.RateLimitWait.TotalSeconds);
            if (measured.Error is { } error)
            {
                activity.SetTag("error.type", ErrorTypeOf(error));
                if (measured.MayHaveBeenApplied)
                    activity.SetTag("segments.may_have_been_applied", true);
                activity.SetStatus(ActivityStatusCode.Error, error is SegmentsException ? error.Message : null);
            }
        }

        activity.DisposeQuietly();
        Measure(operation, measured);
    }

    private static T? Guarded<T>(Func<T> create)
        where T : class
    {
        try
        {
            return create();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static Activity? StartGuarded(string name)
    {
        var outer = Activity.Current;
        try
        {
            return Source?.StartActivity(name, ActivityKind.Internal);
        }
        catch (Exception)
        {
            // One listener threw. If the span was started nevertheless, it continues for the others.
            return Activity.Current is { } begun && begun != outer && begun.Source == Source ? begun : null;
        }
    }

    private static void Measure(SegmentsOperation operation, in OperationMeasurement measured)
    {
        if (Duration is not { Enabled: true } && Attempts is not { Enabled: true } && RateLimitWait is not { Enabled: true } && RateLimitRemaining is not { Enabled: true })
            return;

        var tags = new TagList { { "segments.operation.name", operation.Kind.Name }, { "server.address", measured.Address.Host } };
        Add(Attempts, measured.Attempts, tags);
        Record(RateLimitWait, measured.RateLimitWait, tags);
        if (measured.RateLimit is { Limit: not null } rateLimit)
            Record(RateLimitRemaining, rateLimit.Remaining ?? 0, new KeyValuePair<string, object?>("server.address", measured.Address.Host));
        if (measured.Error is { } error)
            tags.Add("error.type", ErrorTypeOf(error));
        Record(Duration, measured.Duration, tags);
    }

    // Recorded separately: a listener that throws for one instrument must not affect the others.
    private static void Add(Counter<long>? counter, long value, in TagList tags)
    {
        try
        {
            counter?.Add(value, tags);
        }
        catch (Exception)
        {
            // The measurement is lost.
        }
    }

    private static void Record(Histogram<double>? histogram, TimeSpan value, in TagList tags)
    {
        try
        {
            histogram?.Record(value.TotalSeconds, tags);
        }
        catch (Exception)
        {
            // The measurement is lost.
        }
    }

    private static void Record(Gauge<int>? gauge, int value, KeyValuePair<string, object?> tag)
    {
        try
        {
            gauge?.Record(value, tag);
        }
        catch (Exception)
        {
            // The measurement is lost.
        }
    }

    private static string ErrorTypeOf(Exception error) => error switch
    {
        SegmentsRateLimitException { StatusCode: 0 } => "rate_limit",
        SegmentsApiException e => ((int)e.StatusCode).ToString(CultureInfo.InvariantCulture),
        SegmentsConnectionException { IsTimeout: true } => "timeout",
        OperationCanceledException => "cancelled",
        _ => error.GetType().FullName!,
    };
}

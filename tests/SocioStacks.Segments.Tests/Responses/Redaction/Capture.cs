using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>Everything that can be observed of a client from outside, as text: logs with state and scopes, activities, metrics.</summary>
internal sealed class Capture : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _logs = new();
    private readonly ConcurrentQueue<string> _activities = new();
    private readonly ConcurrentQueue<string> _measurements = new();
    private readonly ActivityListener _activityListener;
    private readonly MeterListener _meterListener = new();

    public Capture()
    {
        _activityListener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_activityListener);
        _meterListener.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meterListener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        _meterListener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
        _meterListener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        _meterListener.Start();
    }

    public IReadOnlyList<string> Logs => [.. _logs];

    public IReadOnlyList<string> Activities => [.. _activities];

    public IReadOnlyList<string> Measurements => [.. _measurements];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        _activityListener.Dispose();
        _meterListener.Dispose();
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        KeyValuePair<string, object?> pair => $"{pair.Key}={Text(pair.Value)}",
        IEnumerable items => $"{value} [{string.Join("; ", items.Cast<object?>().Select(Text))}]",
        _ => value.ToString() ?? "",
    };

    private void Note(Activity activity) => _activities.Enqueue(string.Join(" | ",
        activity.Source.Name, activity.OperationName, activity.DisplayName, activity.Status, activity.StatusDescription, activity.TraceStateString,
        Text(activity.TagObjects.ToList()), Text(activity.Baggage.ToList()),
        Text(activity.Events.Select(e => $"{e.Name} {Text(e.Tags.ToList())}").ToList()),
        Text(activity.Links.Select(link => Text(link.Tags?.ToList())).ToList())));

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue($"{instrument.Meter.Name} {instrument.Name} {Text(tags.ToArray())}");

    private sealed class Logger(Capture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            capture._logs.Enqueue($"{category} scope: {Text(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            capture._logs.Enqueue($"{category} {logLevel} {eventId.Id} {eventId.Name}: {formatter(state, exception)} {Text(state)} {exception}");
    }
}

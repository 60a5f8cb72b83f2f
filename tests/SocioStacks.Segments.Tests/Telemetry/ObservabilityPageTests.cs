using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Tests.Telemetry;

/// <summary>docs/observability.md lists what there is, no more and no less.</summary>
public sealed partial class ObservabilityPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.File("docs", "observability.md"));

    [Fact]
    public void The_page_lists_every_span_and_tag()
    {
        var source = File.ReadAllText(RepositoryRoot.File("src", "SocioStacks.Segments", "Telemetry", "SegmentsTelemetry.cs"));
        string[] spans = [.. ((OperationKind[])[OperationKind.List, OperationKind.Get, OperationKind.Create, OperationKind.Update, OperationKind.Delete]).Select(kind => kind.SpanName)];
        var inSource = Literal().Matches(source).Select(match => match.Groups[1].Value).Concat(spans).Distinct().Order();

        var onPage = TableName().Matches(Page[..Page.IndexOf("## Logs", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).Distinct().Order();

        Assert.Equal(inSource, onPage);
    }

    [Fact]
    public void The_page_lists_every_instrument_with_its_unit()
    {
        // What registers the instruments is the first use of a client.
        using var client = SegmentsClient.Create("key");
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(SegmentsTelemetry).TypeHandle);
        var instruments = new HashSet<(string, string, string)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "SocioStacks.Segments")
                    instruments.Add((instrument.Name, KindOf(instrument), instrument.Unit!));
            },
        };
        listener.Start();

        var onPage = InstrumentRow().Matches(Page).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value));

        Assert.Equal(instruments.Order(), onPage.Order());
    }

    [Fact]
    public void The_page_lists_every_log_event_with_its_id_and_level()
    {
        var events = typeof(SegmentsLog).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(message => (message.EventId, message.EventName!, message.Level.ToString()));

        var onPage = EventRow().Matches(Page).Select(match => (int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups[2].Value, match.Groups[3].Value));

        Assert.Equal(events.Order(), onPage.Order());
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Histogram<double> => "histogram",
        Counter<long> => "counter",
        Gauge<int> => "gauge",
        _ => instrument.GetType().Name,
    };

    [GeneratedRegex("\"((?:segments|server|error)\\.[a-z_.]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\| `([a-z_.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^\| `([a-z_.]+)` \| (histogram|counter|gauge) \| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();

    [GeneratedRegex(@"^\| (\d+) \| `(\w+)` \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex EventRow();
}

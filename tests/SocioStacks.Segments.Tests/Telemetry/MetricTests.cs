using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace SocioStacks.Segments.Tests.Telemetry;

public sealed class MetricTests
{
    [Fact]
    public async Task An_operation_is_measured_with_its_attempts_its_waits_and_what_is_left()
    {
        var host = $"{Guid.NewGuid():N}.invalid";
        var metrics = new List<Metric>();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter("SocioStacks.Segments").AddInMemoryExporter(metrics).Build();
        using var client = SegmentsClient.Create(
            new SegmentsClientOptions { ApiKey = "metrics", BaseAddress = new Uri($"https://{host}/"), TimeProvider = new ImmediateTimeProvider(), AttemptTimeout = TimeSpan.FromHours(1) },
            new SequenceHandler((500, ""), (200, """{"data":{"id":7}}"""), (404, "{}")));

        await client.GetAsync(7);
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => client.GetAsync(8));
        provider.ForceFlush();

        Assert.Equal(3, Points(metrics, "segments.client.attempts", host).Sum(point => point.GetSumLong()));
        Assert.Equal(2, Points(metrics, "segments.client.rate_limit.wait.duration", host).Sum(point => point.GetHistogramCount()));
        Assert.Equal(41, Assert.Single(Points(metrics, "segments.client.rate_limit.remaining", host)).GetGaugeLastValueLong());
        var durations = Points(metrics, "segments.client.operation.duration", host);
        Assert.Equal([null, "404"], durations.Select(point => TagOf(point, "error.type")).Order());
        Assert.All(durations, point => Assert.Equal("get", TagOf(point, "segments.operation.name")));
    }

    [Theory]
    [InlineData("segments.client.operation.duration")]
    [InlineData("segments.client.rate_limit.wait.duration")]
    public async Task A_duration_has_buckets_for_seconds(string name)
    {
        var host = $"{Guid.NewGuid():N}.invalid";
        var metrics = new List<Metric>();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter("SocioStacks.Segments").AddInMemoryExporter(metrics).Build();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "metrics", BaseAddress = new Uri($"https://{host}/") }, new SequenceHandler((200, """{"data":{"id":7}}""")));

        await client.GetAsync(7);
        provider.ForceFlush();

        var bounds = new List<double>();
        foreach (var bucket in Assert.Single(Points(metrics, name, host)).GetHistogramBuckets())
            bounds.Add(bucket.ExplicitBound);
        Assert.Equal((0.005, 120, double.PositiveInfinity), (bounds[0], bounds[^2], bounds[^1]));
    }

    private static List<MetricPoint> Points(List<Metric> metrics, string name, string host)
    {
        var points = new List<MetricPoint>();
        foreach (var metric in metrics.Where(metric => metric.Name == name))
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                if (TagOf(point, "server.address") == host)
                    points.Add(point);
            }
        }

        return points;
    }

    private static string? TagOf(MetricPoint point, string name)
    {
        foreach (var tag in point.Tags)
        {
            if (tag.Key == name)
                return (string?)tag.Value;
        }

        return null;
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>A listener to traces or metrics that throws hides no outcome. It throws in this test only, although it listens to the whole process.</summary>
public sealed class ThrowingListenerTests
{
    private static readonly AsyncLocal<string?> ThrowAt = new();

    private readonly AutoAdvancingTimeProvider _clock = new();

    [Theory]
    [InlineData("Sample")]
    [InlineData("ActivityStarted")]
    [InlineData("ActivityStopped")]
    public async Task A_create_returns_its_id_although_a_listener_to_traces_throws(string callback)
    {
        using var listener = Listen("SocioStacks.Segments");
        using var client = Clients.Over(LimitedService.Over(_clock), options => options.TimeProvider = _clock);
        ThrowAt.Value = callback;

        for (var i = 0; i < 2 * LimitedService.Limit; i++)
            Assert.Equal(9, await client.CreateAsync("N", cancellationToken: Clients.Token));
    }

    [Fact]
    public async Task A_failed_call_fails_with_its_own_exception_although_a_listener_to_traces_throws()
    {
        using var listener = Listen("SocioStacks.Segments");
        using var client = Clients.Over(new StubService(_ => StubService.Error(System.Net.HttpStatusCode.NotFound)));
        ThrowAt.Value = "ActivityStopped";

        await Assert.ThrowsAsync<SegmentNotFoundException>(() => client.GetAsync(7, Clients.Token));
    }

    [Fact]
    public async Task Another_listener_sees_the_span_to_its_end_although_the_first_one_throws_when_it_begins()
    {
        var host = $"{Guid.NewGuid():N}.invalid";
        var stopped = 0;
        using var listener = Listen("SocioStacks.Segments");
        using var other = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SocioStacks.Segments",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => stopped += Equals(activity.GetTagItem("server.address"), host) ? 1 : 0,
        };
        ActivitySource.AddActivityListener(other);
        using var client = Clients.Over(LimitedService.Over(_clock), options => options.BaseAddress = new($"https://{host}/"));
        ThrowAt.Value = "ActivityStarted";

        await client.GetAsync(9, Clients.Token);

        Assert.Equal(1, stopped);
    }

    [Theory]
    [InlineData("segments.client.operation.duration")]
    [InlineData("segments.client.attempts")]
    [InlineData("segments.client.rate_limit.wait.duration")]
    [InlineData("segments.client.rate_limit.remaining")]
    public async Task A_create_returns_its_id_and_is_measured_although_a_listener_to_metrics_throws(string instrument)
    {
        var measured = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (published, own) => EnableOf("SocioStacks.Segments", published, own) };
        listener.SetMeasurementEventCallback<double>((published, _, _, _) => Note(published));
        listener.SetMeasurementEventCallback<long>((published, _, _, _) => Note(published));
        listener.SetMeasurementEventCallback<int>((published, _, _, _) => Note(published));
        listener.Start();
        using var client = Clients.Over(LimitedService.Over(_clock), options => options.TimeProvider = _clock);
        ThrowAt.Value = instrument;

        Assert.Equal(9, await client.CreateAsync("N", cancellationToken: Clients.Token));

        Assert.Equal(
            ["segments.client.attempts", "segments.client.operation.duration", "segments.client.rate_limit.remaining", "segments.client.rate_limit.wait.duration"],
            measured.Order());

        void Note(Instrument published)
        {
            if (ThrowAt.Value is null)
                return;
            measured.Add(published.Name);
            Throw(published.Name);
        }
    }

    /// <summary>HttpClient's own spans are not ours to guard: an attempt fails by them, and reports what is known.</summary>
    [Theory]
    [InlineData("Sample", false)]
    [InlineData("ActivityStarted", false)]
    [InlineData("ActivityStopped", true)]
    public async Task A_create_that_fails_by_a_listener_to_HttpClient_reports_whether_it_may_have_been_applied(string callback, bool expected)
    {
        using var listener = Listen("System.Net.Http");
        await using var server = new RawServer();
        using var client = SegmentsClient.Create(server.Options);
        ThrowAt.Value = callback;

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));

        Assert.Equal(expected, e.MayHaveBeenApplied);
        Assert.IsType<FaultOfTheUser>(e.InnerException);
        ThrowAt.Value = null;
        Assert.Equal(1, await client.CreateAsync("N", cancellationToken: Clients.Token));
    }

    [Theory]
    [InlineData("http.client.active_requests", false)]
    [InlineData("http.client.request.duration", true)]
    public async Task A_create_that_fails_by_a_listener_to_the_metrics_of_HttpClient_reports_whether_it_may_have_been_applied(string instrument, bool expected)
    {
        using var listener = new MeterListener { InstrumentPublished = (published, own) => EnableOf("System.Net.Http", published, own) };
        listener.SetMeasurementEventCallback<double>((published, _, _, _) => Throw(published.Name));
        listener.SetMeasurementEventCallback<long>((published, _, _, _) => Throw(published.Name));
        listener.Start();
        await using var server = new RawServer();
        using var client = SegmentsClient.Create(server.Options);
        ThrowAt.Value = instrument;

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));

        Assert.Equal(expected, e.MayHaveBeenApplied);
        ThrowAt.Value = null;
        Assert.Equal(1, await client.CreateAsync("N", cancellationToken: Clients.Token));
    }

    /// <summary>The instruments are created once in a process: here in a copy of the library, which has none yet.</summary>
    [Theory]
    [InlineData("ShouldListenTo")]
    [InlineData("InstrumentPublished")]
    public void A_listener_that_throws_when_it_is_notified_of_the_instruments_does_not_end_all_calls_to_come(string callback)
    {
        using var traces = new ActivityListener { ShouldListenTo = source => source.Name == "SocioStacks.Segments" && Throw("ShouldListenTo") };
        ActivitySource.AddActivityListener(traces);
        using var metrics = new MeterListener { InstrumentPublished = (published, _) => Throw(published.Meter.Name == "SocioStacks.Segments" ? "InstrumentPublished" : "") };
        metrics.Start();
        var copy = new AssemblyLoadContext(callback, isCollectible: true);
        var telemetry = copy.LoadFromAssemblyPath(typeof(SegmentsClient).Assembly.Location).GetType("SocioStacks.Segments.Telemetry.SegmentsTelemetry", throwOnError: true)!;
        ThrowAt.Value = callback;

        RuntimeHelpers.RunClassConstructor(telemetry.TypeHandle);

        copy.Unload();
    }

    private static ActivityListener Listen(string name)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => Throw("Sample") ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStarted = _ => Throw("ActivityStarted"),
            ActivityStopped = _ => Throw("ActivityStopped"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void EnableOf(string meter, Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == meter)
            listener.EnableMeasurementEvents(instrument);
    }

    /// <returns>Whether it is this test that asks.</returns>
    private static bool Throw(string callback) => ThrowAt.Value == callback ? throw new FaultOfTheUser() : ThrowAt.Value is not null;
}

using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Tests.Observability;

[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private const int Rounds = 1_000;

    private static readonly Polly.Outcome<HttpResponseMessage> Failed = Polly.Outcome.FromException<HttpResponseMessage>(new HttpRequestException("It failed"));

    [Fact]
    public void A_span_and_its_measurements_cost_no_memory_while_nobody_listens() => Assert.Equal(0, AllocatedBy(call => Operate(call, null)));

    [Fact]
    public void A_failed_operation_costs_none_either()
    {
        var failure = new SegmentsApiException("It failed", (System.Net.HttpStatusCode)567);

        Assert.Equal(0, AllocatedBy(call => Operate(call, failure)));
    }

    [Fact]
    public void A_message_costs_no_memory_while_nobody_reads_it() => Assert.Equal(0, AllocatedBy(call =>
    {
        NullLogger.Instance.HeldBack(call, TimeSpan.FromSeconds(1));
        NullLogger.Instance.Waited(call, TimeSpan.FromSeconds(1));
        NullLogger.Instance.Retrying(call, Failed, TimeSpan.FromSeconds(1));
        NullLogger.Instance.LargeForm(1);
    }));

    /// <summary>The measurement itself: with a listener there is something to see.</summary>
    [Fact]
    public void A_span_that_somebody_listens_to_does_cost_memory()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SegmentsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);

        Assert.NotEqual(0, AllocatedBy(call => Operate(call, null)));
    }

    private static void Operate(SegmentsCall call, Exception? failure) =>
        SegmentsTelemetry.Stop(SegmentsTelemetry.Start(call), call, TimeSpan.FromSeconds(1), failure);

    private static long AllocatedBy(Action<SegmentsCall> act)
    {
        var call = new GetCall(7) { BaseAddress = new Uri("https://allocations.invalid/") };
        act(call);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
            act(call);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
    }
}

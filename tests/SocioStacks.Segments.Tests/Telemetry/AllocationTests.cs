using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Tests.Telemetry;

[Collection(nameof(NonParallelCollection))]
public sealed class AllocationTests
{
    private const int Rounds = 1_000;

    private static readonly Uri Address = new("https://allocations.invalid/");

    private static readonly HttpRequestException Failure = new("It failed");

    [Fact]
    public void A_span_and_its_measurements_cost_no_memory_without_a_listener() => Assert.Equal(0, AllocatedBy(operation => Operate(operation, null)));

    [Fact]
    public void A_failed_operation_costs_none_either()
    {
        var failure = new SegmentsApiException("It failed", (System.Net.HttpStatusCode)567);

        Assert.Equal(0, AllocatedBy(operation => Operate(operation, failure)));
    }

    [Fact]
    public void A_message_costs_no_memory_without_a_logger() => Assert.Equal(0, AllocatedBy(operation =>
    {
        NullLogger.Instance.Throttled(operation, TimeSpan.FromSeconds(1));
        NullLogger.Instance.Waited(operation, TimeSpan.FromSeconds(1));
        NullLogger.Instance.Retrying(operation, 1, null, Failure, TimeSpan.FromSeconds(1));
        NullLogger.Instance.LargeForm(1);
    }));

    /// <summary>The measurement itself: with a listener there is something to see.</summary>
    [Fact]
    public void A_span_with_a_listener_does_cost_memory()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SegmentsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);

        Assert.NotEqual(0, AllocatedBy(operation => Operate(operation, null)));
    }

    private static void Operate(GetSegmentOperation operation, Exception? failure) => SegmentsTelemetry.Stop(
        SegmentsTelemetry.Start(operation, Address), operation, new OperationMeasurement(Address, TimeSpan.FromSeconds(1), 1, TimeSpan.Zero, null, false, failure));

    private static long AllocatedBy(Action<GetSegmentOperation> act)
    {
        var operation = new GetSegmentOperation(7);
        act(operation);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
            act(operation);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
    }
}

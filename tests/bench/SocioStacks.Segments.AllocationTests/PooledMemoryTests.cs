using System.Globalization;
using System.Net;

// What is counted is the whole process: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace SocioStacks.Segments.AllocationTests;

/// <summary>
/// A sequence that can be read only once is kept in pooled memory until its call ends. Whatever the end, the next call finds
/// that memory in the pool.
/// </summary>
public sealed class PooledMemoryTests
{
    private const long Megabyte = 1024 * 1024;

    private static readonly string[] Numbers = [.. Enumerable.Range(0, 1_000_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"+1555{i:D7}"))];

    private static IEnumerable<string> Million => Numbers.Where(number => number.Length > 0);

    [Fact]
    public async Task A_completed_call_returns_its_memory()
    {
        using var client = ClientOver(new DelayedHandler());
        await AssertGivenBackAsync(() => client.CreateAsync("Name", SegmentDefinition.Bulk(Million)));
    }

    [Fact]
    public async Task A_call_with_a_rejected_number_at_its_end_returns_its_memory()
    {
        using var client = ClientOver(new DelayedHandler());
        await AssertGivenBackAsync(() => Assert.ThrowsAsync<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk(Million.Append("bad")))));
    }

    [Fact]
    public async Task A_call_that_was_rejected_for_its_size_returns_its_memory()
    {
        using var client = ClientOver(new DelayedHandler());
        await AssertGivenBackAsync(() => Assert.ThrowsAsync<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk(Million.Concat(Million)))));
    }

    [Fact]
    public async Task A_call_that_failed_returns_its_memory()
    {
        using var client = ClientOver(new ReceivingService(Stream.Null, HttpStatusCode.Forbidden));
        await AssertGivenBackAsync(() => Assert.ThrowsAsync<SegmentsApiException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk(Million))));
    }

    [Fact]
    public async Task A_call_that_was_cancelled_while_it_was_sent_returns_its_memory()
    {
        await using var network = new CancellingStream();
        using var client = ClientOver(new ReceivingService(network, HttpStatusCode.OK));
        await AssertGivenBackAsync(async () =>
        {
            using var cancellation = network.Cancellation = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk(Million), cancellation.Token));
        });
    }

    private static SegmentsClient ClientOver(HttpMessageHandler service) => SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "key", MaxFormBytes = 16 * Megabyte }, service);

    private static async Task AssertGivenBackAsync(Func<Task> call)
    {
        // As many as would use up all that the pool may hold.
        for (var i = 0; i < 8; i++)
            await call();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await call();
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Megabyte);
    }

    /// <summary>Reads the form and responds with a status.</summary>
    private sealed class ReceivingService(Stream network, HttpStatusCode status) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(network, cancellationToken);
            return new HttpResponseMessage(status);
        }
    }

    /// <summary>The caller cancels when the first bytes are written.</summary>
    private sealed class CancellingStream : MemoryStream
    {
        public CancellationTokenSource? Cancellation { get; set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Cancellation!.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}

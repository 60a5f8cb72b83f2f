using BenchmarkDotNet.Attributes;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>The same list, read by a caller that takes 20 ms for each page as well.</summary>
public class SlowReaderBenchmarks
{
    private OwnClient? _peer;

    public static IEnumerable<string> Transports => Transport.All;

    public static IEnumerable<string> Clients => [Reader.Of(0), Reader.Of(1)];

    [ParamsSource(nameof(Transports))]
    public string Over { get; set; } = "";

    [ParamsSource(nameof(Clients))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _peer = (OwnClient)Peer.Create(Peer.Own, Transport.AddressOf(Over), Scenario.HundredSlowPages);

    [GlobalCleanup]
    public void Cleanup() => _peer!.Dispose();

    [Benchmark(Description = "100 pages at 20 ms, a reader that takes 20 ms")]
    public async Task Enumerate()
    {
        await foreach (var _ in _peer!.Pages(new SegmentListOptions { ResultsPerPage = ResultsPerPage.OneHundred, Prefetch = Reader.PrefetchOf(Client) }))
            await Task.Delay(Scenario.HundredSlowPages.Milliseconds);
    }
}

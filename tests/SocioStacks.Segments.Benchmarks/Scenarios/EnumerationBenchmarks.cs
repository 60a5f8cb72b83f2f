using BenchmarkDotNet.Attributes;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>A list of 100 pages of 100, for each of which the service takes 20 ms.</summary>
public class EnumerationBenchmarks
{
    private IPeer? _peer;

    public static IEnumerable<string> Transports => Transport.All;

    public static IEnumerable<string> Readers => Reader.All;

    [ParamsSource(nameof(Transports))]
    public string Over { get; set; } = "";

    [ParamsSource(nameof(Readers))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _peer = Peer.Create(Reader.PeerOf(Client), Transport.AddressOf(Over), Scenario.HundredSlowPages);

    [GlobalCleanup]
    public void Cleanup() => _peer!.Dispose();

    [Benchmark(Description = "100 pages at 20 ms")]
    public async Task<int> Enumerate()
    {
        var count = Reader.PrefetchOf(Client) is { } prefetch
            ? await ((OwnClient)_peer!).EnumerateAsync(new SegmentListOptions { ResultsPerPage = ResultsPerPage.OneHundred, Prefetch = prefetch })
            : await _peer!.EnumerateAsync(100);
        return count == 10_000 ? count : throw new InvalidOperationException("Segments are missing.");
    }
}

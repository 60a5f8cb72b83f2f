using BenchmarkDotNet.Attributes;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>A list of 1,000 pages of 1,000, over loopback only: in memory the pages themselves would be what is measured.</summary>
public class MillionBenchmarks
{
    private IPeer? _peer;

    public static IEnumerable<string> Readers => Reader.All.Where(name => Reader.PrefetchOf(name) is null or 0 or 1);

    [Params(Transport.Loopback)]
    public string Over { get; set; } = "";

    [ParamsSource(nameof(Readers))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _peer = Peer.Create(Reader.PeerOf(Client), Transport.AddressOf(Over), Scenario.Million);

    [GlobalCleanup]
    public void Cleanup() => _peer!.Dispose();

    [Benchmark(Description = "enumerate 1,000,000 segments")]
    public async Task<int> Enumerate()
    {
        var count = Reader.PrefetchOf(Client) is { } prefetch
            ? await ((OwnClient)_peer!).EnumerateAsync(new SegmentListOptions { ResultsPerPage = ResultsPerPage.OneThousand, Prefetch = prefetch })
            : await _peer!.EnumerateAsync(1000);
        return count == 1_000_000 ? count : throw new InvalidOperationException("Segments are missing.");
    }
}

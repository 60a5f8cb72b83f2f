using BenchmarkDotNet.Attributes;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>The list of <see cref="EnumerationBenchmarks"/>, read by our client, which asks for pages ahead of the reader.</summary>
public class PrefetchBenchmarks
{
    private OwnClient? _client;

    public static IEnumerable<string> Transports => Transport.All;

    public static IEnumerable<string> Clients => Reader.All;

    [ParamsSource(nameof(Transports))]
    public string Over { get; set; } = "";

    [ParamsSource(nameof(Clients))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _client = (OwnClient)Peer.Create(Peer.Own, Transport.AddressOf(Over), Scenario.HundredSlowPages);

    [GlobalCleanup]
    public void Cleanup() => _client!.Dispose();

    [Benchmark(Description = "100 pages at 20 ms")]
    public async Task Enumerate()
    {
        if (await _client!.EnumerateAsync(new SegmentListOptions { ResultsPerPage = ResultsPerPage.OneHundred, Prefetch = Reader.PrefetchOf(Client) }) != 10_000)
            throw new InvalidOperationException("Segments are missing.");
    }
}

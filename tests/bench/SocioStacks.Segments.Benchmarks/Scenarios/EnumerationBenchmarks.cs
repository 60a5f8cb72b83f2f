using BenchmarkDotNet.Attributes;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>A list of 100 pages of 100, for each of which the service takes 20 ms, read by the peers: one page after the other.</summary>
public class EnumerationBenchmarks
{
    private IPeer? _peer;

    public static IEnumerable<string> Transports => Transport.All;

    public static IEnumerable<string> Clients => Peer.All.Where(name => name != Peer.Own);

    [ParamsSource(nameof(Transports))]
    public string Over { get; set; } = "";

    [ParamsSource(nameof(Clients))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _peer = Peer.Create(Client, Transport.AddressOf(Over), Scenario.HundredSlowPages);

    [GlobalCleanup]
    public void Cleanup() => _peer!.Dispose();

    [Benchmark(Description = "100 pages at 20 ms")]
    public async Task Enumerate()
    {
        if (await _peer!.EnumerateAsync(100) != 10_000)
            throw new InvalidOperationException("Segments are missing.");
    }
}

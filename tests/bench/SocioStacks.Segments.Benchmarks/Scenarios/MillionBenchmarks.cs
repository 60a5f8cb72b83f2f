using BenchmarkDotNet.Attributes;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>A list of 1,000 pages of 1,000, over loopback only: in memory the pages themselves would be what is measured.</summary>
public class MillionBenchmarks
{
    private IPeer? _peer;

    public static IEnumerable<string> Clients => Peer.All;

    [Params(Transport.Loopback)]
    public string Over { get; set; } = "";

    [ParamsSource(nameof(Clients))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _peer = Peer.Create(Client, Transport.AddressOf(Over), Scenario.Million);

    [GlobalCleanup]
    public void Cleanup() => _peer!.Dispose();

    [Benchmark(Description = "enumerate 1,000,000 segments")]
    public async Task Enumerate()
    {
        if (await _peer!.EnumerateAsync(1000) != 1_000_000)
            throw new InvalidOperationException("Segments are missing.");
    }
}

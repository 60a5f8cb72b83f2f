using BenchmarkDotNet.Attributes;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>One call at a time.</summary>
public class CallBenchmarks
{
    private IPeer? _peer;
    private IPeer? _empty;

    public static IEnumerable<string> Transports => Transport.All;

    public static IEnumerable<string> Clients => Peer.All;

    [ParamsSource(nameof(Transports))]
    public string Over { get; set; } = "";

    [ParamsSource(nameof(Clients))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _peer = Peer.Create(Client, Transport.AddressOf(Over), Scenario.OnePage);
        _empty = Peer.Create(Client, Transport.AddressOf(Over), Scenario.HundredEmptyPages);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _peer!.Dispose();
        _empty!.Dispose();
    }

    [Benchmark(Description = "get one")]
    public Task GetOne() => _peer!.GetAsync();

    [Benchmark(Description = "page of 1,000")]
    public Task GetPage() => _peer!.GetPageAsync();

    [Benchmark(Description = "create with 10 numbers")]
    public Task Create10() => _peer!.CreateAsync(Numbers.Ten);

    [Benchmark(Description = "create with 10,000 numbers")]
    public Task Create10Thousand() => _peer!.CreateAsync(Numbers.TenThousand);

    [Benchmark(Description = "create with 1,000,000 numbers")]
    public Task CreateMillion() => _peer!.CreateAsync(Numbers.Million);

    [Benchmark(Description = "enumerate 100 empty pages")]
    public Task EnumerateIdle() => _empty!.EnumerateAsync(250);
}

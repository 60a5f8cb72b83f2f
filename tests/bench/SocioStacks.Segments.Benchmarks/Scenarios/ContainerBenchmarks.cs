using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using SocioStacks.Segments.Benchmarks.Peers;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>A client that is registered in a container, over the service in memory.</summary>
public class ContainerBenchmarks
{
    private ServiceProvider? _provider;

    public static IEnumerable<string> Clients => Peer.All;

    [Params(Transport.Memory)]
    public string Over { get; set; } = "";

    [ParamsSource(nameof(Clients))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _provider = Peer.Register(Client);

    [GlobalCleanup]
    public void Cleanup() => _provider!.Dispose();

    [Benchmark(Description = "get one, registered")]
    public Task GetOne() => _provider!.GetRequiredService<IPeer>().GetAsync();

    [Benchmark(Description = "registration and first call")]
    public async Task RegisterAndGet()
    {
        await using var provider = Peer.Register(Client);
        await provider.GetRequiredService<IPeer>().GetAsync();
    }
}

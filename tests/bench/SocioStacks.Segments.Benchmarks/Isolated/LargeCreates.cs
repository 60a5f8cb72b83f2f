using System.Globalization;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Scenarios;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Isolated;

/// <summary>What the first and the second create with 1,000,000 numbers allocate in a process.</summary>
internal static class LargeCreates
{
    public const string Command = "large-creates";
    public const string FromArray = "array";
    public const string FromIterator = "iterator";

    public static (long First, long Second) Measure(string source)
    {
        var bytes = OwnProgram.Ask(Command, source).Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (bytes[0], bytes[1]);
    }

    public static async Task<string> RunAsync(string source)
    {
        using var peer = (OwnClient)Peer.Create(Peer.Own, loopback: null, Scenario.OnePage);
        _ = Numbers.Million;
        var first = await AllocatedAsync(peer, source);
        var second = await AllocatedAsync(peer, source);
        return string.Create(CultureInfo.InvariantCulture, $"{first} {second}");
    }

    private static async Task<long> AllocatedAsync(OwnClient peer, string source)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await (source == FromArray ? peer.CreateAsync(Numbers.Million) : peer.CreateFromIteratorAsync(Numbers.Million));
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}

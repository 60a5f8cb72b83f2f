using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Isolated;

/// <summary>Registration and the first call of a process, the compiling of it all included.</summary>
internal static class ColdCall
{
    public const string Command = "cold-call";

    private const int Runs = 5;

    /// <summary>Median milliseconds by peer, each run in a process of its own.</summary>
    public static IReadOnlyDictionary<string, double> Measure()
    {
        var times = Peer.All.ToDictionary(name => name, _ => new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            foreach (var name in Peer.All)
                times[name].Add(double.Parse(OwnProgram.Ask(Command, name), CultureInfo.InvariantCulture));
        }

        return times.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ElementAt(Runs / 2));
    }

    public static async Task<string> RunAsync(string name)
    {
        var started = Stopwatch.GetTimestamp();
        await using var provider = Peer.Register(name);
        await provider.GetRequiredService<IPeer>().GetAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
    }
}

using System.Diagnostics;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Scenarios;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Isolated;

/// <summary>
/// The program in <c>Aot/</c>, published for Native AOT with our client and with the floor: its size, and the time from
/// its start to its end, between which it gets one segment. The other peers rest on reflection.
/// </summary>
internal static class NativeBinary
{
    private const int Runs = 11;

    public static IReadOnlyList<string> Peers { get; } = [Peer.Own, Peer.Floor];

    /// <summary>Bytes and median milliseconds by peer.</summary>
    public static IReadOnlyDictionary<string, (long Size, double Milliseconds)> Measure(string project)
    {
        var binaries = Peers.ToDictionary(name => name, name => Publish(project, name == Peer.Own));
        var times = Peers.ToDictionary(name => name, _ => new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            foreach (var name in Peers)
                times[name].Add(TimeOf(binaries[name]));
        }

        return Peers.ToDictionary(name => name, name => (new FileInfo(binaries[name]).Length, times[name].Order().ElementAt(Runs / 2)));
    }

    private static string Publish(string project, bool isOwn)
    {
        var folder = Path.Combine(Path.GetTempPath(), "segments-benchmarks-aot", isOwn ? "own" : "floor");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "publish", project, "-c", "Release", "--use-current-runtime", $"-p:OwnClient={isOwn}", "-o", folder })
            start.ArgumentList.Add(argument);
        OwnProgram.Finish(start);
        return Path.Combine(folder, "first-answer" + (OperatingSystem.IsWindows() ? ".exe" : ""));
    }

    private static double TimeOf(string binary)
    {
        var start = new ProcessStartInfo(binary) { RedirectStandardOutput = true };
        start.ArgumentList.Add($"{Transport.AddressOf(Transport.Loopback)}{Scenario.OnePage}/");
        var started = Stopwatch.GetTimestamp();
        var response = OwnProgram.Finish(start);
        return response == "1" ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : throw new InvalidOperationException($"'{binary}' read '{response}'.");
    }
}

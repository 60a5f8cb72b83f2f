using System.Globalization;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Scenarios;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Isolated;

/// <summary>The most managed memory that is live while a list is enumerated, in a process of its own.</summary>
internal static class PeakMemory
{
    public const string Command = "peak-memory";

    /// <summary>How often the garbage is taken away and the rest measured: after so many segments.</summary>
    private const int Every = 2_500;

    public static long Measure(Scenario list, bool skipRepeated) =>
        long.Parse(OwnProgram.Ask(Command, $"{Transport.LoopbackAddress} {list} {skipRepeated}"), CultureInfo.InvariantCulture);

    public static async Task<string> RunAsync(string arguments)
    {
        var parts = arguments.Split(' ');
        var options = new SegmentListOptions { ResultsPerPage = ResultsPerPage.OneThousand, SkipRepeated = bool.Parse(parts[2]) };
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = DtoPeer.Key, BaseAddress = new Uri(new Uri(parts[0]), parts[1] + "/") });
        var peak = 0L;
        var count = 0;
        await foreach (var _ in client.ListAllAsync(options))
        {
            if (++count % Every == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        }

        return peak.ToString(CultureInfo.InvariantCulture);
    }
}

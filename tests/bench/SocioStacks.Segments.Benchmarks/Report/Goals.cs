using System.Globalization;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Scenarios;

namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>What the client is to show, and whether it does.</summary>
internal static class Goals
{
    private const long Megabyte = 1024 * 1024;

    public static IEnumerable<Goal> Of(Results results, Measurements measurements)
    {
        foreach (var over in Transport.All)
        {
            yield return Allocations(results, "get one", over, 1.35);
            yield return Allocations(results, "page of 1,000", over, 1.05);
            yield return BelowPeers(results, "get one", over);
            yield return BelowPeers(results, "page of 1,000", over);

            var own = results.Find("create with 1,000,000 numbers", over, Peer.Own);
            var joined = results.Find("create with 1,000,000 numbers", over, Peer.Floor);
            yield return new($"create with 1,000,000 numbers from an array, {over}: at most 1 MB", Bytes(own.Bytes), own.Bytes <= Megabyte);
            yield return AtMost($"the same, {over}: at most 1.5 times the time of `string.Join` into a `StringContent`", own.Nanoseconds / joined.Nanoseconds, 1.5);

            const string pages = "100 pages at 20 ms";
            yield return AtLeast($"{pages}, {over}: prefetch 8 at least 6 times faster than prefetch 0", Speedup(results, pages, over, 8), 6);
            yield return AtLeast($"{pages} and a reader as slow, {over}: prefetch 1 at least 1.8 times faster than prefetch 0", Speedup(results, pages + ", a reader that takes 20 ms", over, 1), 1.8);
        }

        var second = measurements.CreatesFromIterator.Second;
        yield return new("create with 1,000,000 numbers from an iterator: at most 1 MB in the second call of a process", Bytes(second), second <= Megabyte);
        yield return Growth(measurements, skipRepeated: false, 16);
        yield return Growth(measurements, skipRepeated: true, 64);
    }

    public static string Bytes(double bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture) + " B";

    private static Goal Allocations(Results results, string scenario, string over, double most)
    {
        var ratio = results.Find(scenario, over, Peer.Own).Bytes / results.Find(scenario, over, Peer.FloorWithPolly).Bytes;
        return AtMost($"{scenario}, {over}: allocations at most {Number(most)} times those of the baseline with Polly", ratio, most);
    }

    private static Goal BelowPeers(Results results, string scenario, string over)
    {
        var own = results.Find(scenario, over, Peer.Own).Bytes;
        var ratios = new[] { Peer.Refit, Peer.Flurl, Peer.RestSharp }.Select(peer => (peer, Ratio: own / results.Find(scenario, over, peer).Bytes)).ToList();
        return new($"{scenario}, {over}: allocations below those of plain Refit, Flurl and RestSharp", string.Join(", ", ratios.Select(pair => $"{Number(pair.Ratio)} times {pair.peer}")), ratios.TrueForAll(pair => pair.Ratio < 1));
    }

    private static double Speedup(Results results, string scenario, string over, int prefetch) =>
        results.Find(scenario, over, Reader.Of(0)).Nanoseconds / results.Find(scenario, over, Reader.Of(prefetch)).Nanoseconds;

    private static Goal Growth(Measurements measurements, bool skipRepeated, int megabytes)
    {
        var growth = measurements.PeakOf(million: true, skipRepeated) - measurements.PeakOf(million: false, skipRepeated);
        return new($"1,000,000 segments, `SkipRepeated` {(skipRepeated ? "on" : "off")}: peak live memory within {megabytes} MB of that of 10,000", $"{Number(growth / (double)Megabyte)} MB more", growth <= megabytes * Megabyte);
    }

    private static Goal AtMost(string what, double figure, double most) => new(what, Number(figure), figure <= most);

    private static Goal AtLeast(string what, double figure, double least) => new(what, Number(figure), figure >= least);

    private static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}

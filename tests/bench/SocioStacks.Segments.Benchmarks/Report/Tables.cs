using System.Globalization;
using System.Text;
using SocioStacks.Segments.Benchmarks.Peers;

namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>The figures as Markdown.</summary>
internal static class Tables
{
    public static string Of(Results results, Measurements measurements, TimeSpan duration)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $".NET {Environment.Version}, {Environment.ProcessorCount} processors, {duration.TotalMinutes:0.0} minutes.");
        text.AppendLine().AppendLine("### Goals").AppendLine();
        text.AppendLine("| figure | reached | |").AppendLine("|---|---|---|");
        foreach (var goal in Goals.Of(results, measurements))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {goal.What} | {goal.Figure} | {(goal.IsReached ? "yes" : "**no**")} |");

        foreach (var scenario in results.Scenarios)
            Add(text, scenario, [.. results.Of(scenario)]);

        text.AppendLine().AppendLine("### Other figures").AppendLine();
        text.AppendLine("| figure | |").AppendLine("|---|---|");
        foreach (var fact in Facts(measurements))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {fact.What} | {fact.Figure} |");
        return text.ToString();
    }

    private static void Add(StringBuilder text, string scenario, List<Result> results)
    {
        var transports = results.Select(result => result.Over).Distinct().ToList();
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {char.ToUpperInvariant(scenario[0])}{scenario[1..]}").AppendLine();
        text.Append("| client |").AppendJoin("", transports.Select(over => $" {over}: time | allocated | ratio |")).AppendLine();
        text.Append("|---|").AppendJoin("", transports.Select(_ => "---:|---:|---:|")).AppendLine();
        foreach (var client in results.Select(result => result.Client).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {client} |");
            foreach (var over in transports)
            {
                var one = results.Single(result => (result.Client, result.Over) == (client, over));
                var first = results.First(result => result.Over == over);
                var time = one == first ? $"1.00 ({TimeOf(one.Nanoseconds)})" : Ratio(one.Nanoseconds, first.Nanoseconds);
                text.Append(CultureInfo.InvariantCulture, $" {time} | {Goals.Bytes(one.Bytes)} | {Ratio(one.Bytes, first.Bytes)} |");
            }

            text.AppendLine();
        }
    }

    private static IEnumerable<Fact> Facts(Measurements measurements)
    {
        yield return new("create with 1,000,000 numbers from an array: allocated in the first and second call of a process", Both(measurements.CreatesFromArray));
        yield return new("the same from an iterator", Both(measurements.CreatesFromIterator));
        foreach (var skipRepeated in new[] { false, true })
        {
            var what = $"peak live memory of 10,000 and of 1,000,000 segments, `SkipRepeated` {(skipRepeated ? "on" : "off")}";
            yield return new(what, Both((measurements.PeakOf(false, skipRepeated), measurements.PeakOf(true, skipRepeated))));
        }

        foreach (var name in Peer.All)
            yield return new($"registration and first call of a process, {name}", Milliseconds(measurements.ColdCalls[name]));
        foreach (var (name, (size, milliseconds)) in measurements.NativeBinaries)
            yield return new($"native binary, {name}: size, and total time of a run with one response", string.Create(CultureInfo.InvariantCulture, $"{size / 1048576.0:0.0} MB, {milliseconds:0.0} ms"));
    }

    private static string Both((long First, long Second) bytes) => $"{Goals.Bytes(bytes.First)}, {Goals.Bytes(bytes.Second)}";

    private static string Ratio(double one, double of) => (one / of) switch
    {
        < 0.01 => (one / of).ToString("0.0000", CultureInfo.InvariantCulture),
        var ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Milliseconds(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";

    private static string TimeOf(double nanoseconds) => nanoseconds < 1_000_000
        ? (nanoseconds / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " µs"
        : Milliseconds(nanoseconds / 1_000_000);
}

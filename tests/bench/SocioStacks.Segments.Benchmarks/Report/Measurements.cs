using SocioStacks.Segments.Benchmarks.Isolated;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>What is measured in processes of their own, beside BenchmarkDotNet.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<(bool Million, bool SkipRepeated), long> _peaks = [];

    public required (long First, long Second) CreatesFromArray { get; init; }

    public required (long First, long Second) CreatesFromIterator { get; init; }

    public required IReadOnlyDictionary<string, double> ColdCalls { get; init; }

    public required IReadOnlyDictionary<string, (long Size, double Milliseconds)> NativeBinaries { get; init; }

    public static Measurements Take(string aotProject)
    {
        var measurements = new Measurements
        {
            CreatesFromArray = LargeCreates.Measure(LargeCreates.FromArray),
            CreatesFromIterator = LargeCreates.Measure(LargeCreates.FromIterator),
            ColdCalls = ColdCall.Measure(),
            NativeBinaries = NativeBinary.Measure(aotProject),
        };
        foreach (var million in new[] { false, true })
        {
            foreach (var skipRepeated in new[] { false, true })
                measurements._peaks[(million, skipRepeated)] = PeakMemory.Measure(million ? Scenario.Million : Scenario.TenThousand, skipRepeated);
        }

        return measurements;
    }

    public long PeakOf(bool million, bool skipRepeated) => _peaks[(million, skipRepeated)];
}

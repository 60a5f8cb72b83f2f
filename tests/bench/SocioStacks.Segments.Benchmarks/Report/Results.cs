using BenchmarkDotNet.Reports;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Scenarios;

namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>Everything that BenchmarkDotNet measured, and what it is a ratio of.</summary>
internal sealed class Results
{
    /// <summary>In the order of the tables; the first of a scenario is what the others are ratios of.</summary>
    private static readonly List<string> Clients = [.. Peer.All, .. Reader.All];

    private readonly List<Result> _all = [];

    public IEnumerable<string> Scenarios => _all.Select(result => result.Scenario).Distinct();

    public IEnumerable<Result> Of(string scenario) =>
        _all.Where(result => result.Scenario == scenario).OrderBy(result => Clients.IndexOf(result.Client));

    public Result Find(string scenario, string over, string client) =>
        _all.Single(result => (result.Scenario, result.Over, result.Client) == (scenario, over, client));

    public void Add(Summary summary)
    {
        foreach (var report in summary.Reports)
        {
            // Every benchmark has these two parameters.
            var parameters = report.BenchmarkCase.Parameters;
            if (report.ResultStatistics is not { } times || report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) is not { } bytes)
                throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} failed: run it alone to see why.");
            _all.Add(new(
                report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                (string)parameters[nameof(CallBenchmarks.Over)],
                (string)parameters[nameof(CallBenchmarks.Client)],
                // On a machine with other work, only the fastest iteration measures the client.
                times.Min,
                bytes));
        }
    }
}

using System.Globalization;
using System.Text;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>docs/dependencies.md, written from what the last restore has resolved.</summary>
internal static class DependencyPage
{
    public static readonly string[] Packages = ["SocioStacks.Segments", "SocioStacks.Segments.Testing"];

    private const string Head = """
        # What it brings along

        Written by `UPDATE_DOCS=1 dotnet test --filter DependencyPageTests`; the same test, without the variable, fails when
        this page no longer tells what is true.

        The sizes are those of the assemblies before trimming, rounded. What a framework has itself is not counted; an
        ASP.NET Core application has most of `Microsoft.Extensions` already. Analyzers and build tools stay with us.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        IReadOnlySet<string> known = new HashSet<string>();
        foreach (var package in Packages)
        {
            var graphs = DependencyGraph.Of(package);
            page.Append(CultureInfo.InvariantCulture, $"\n## {package}\n\n");
            WriteDirect(page, graphs);
            known = WriteAll(page, graphs, known);
        }

        return page.ToString();
    }

    private static void WriteDirect(StringBuilder page, IReadOnlyList<DependencyGraph> graphs)
    {
        page.Append("| named by the package itself | on | why |\n|---|---|---|\n");
        foreach (var name in graphs.SelectMany(graph => graph.Direct).Distinct().Order(StringComparer.Ordinal))
        {
            var frameworks = graphs.Where(graph => graph.Direct.Contains(name) && graph.Nodes.ContainsKey(name)).Select(graph => graph.Framework).ToList();
            if (frameworks.Count > 0)
                page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {(frameworks.Count == graphs.Count ? "all" : string.Join(", ", frameworks))} | {DependencyReasons.All.GetValueOrDefault(name)} |\n");
        }
    }

    private static HashSet<string> WriteAll(StringBuilder page, IReadOnlyList<DependencyGraph> graphs, IReadOnlySet<string> known)
    {
        var all = graphs.SelectMany(graph => graph.Nodes.Values).Where(node => node.Version is not null).Select(node => node.Name).Distinct().Order(StringComparer.Ordinal).ToHashSet();
        var more = all.Where(name => !known.Contains(name)).ToList();
        if (more.Count == 0)
        {
            page.Append("\nNothing else comes along.\n");
            return all;
        }

        page.Append(CultureInfo.InvariantCulture, $"\n| all that comes along | {string.Join(" | ", graphs.Select(graph => graph.Framework))} | needed by |\n|---|{string.Concat(graphs.Select(_ => "--:|"))}---|\n");
        foreach (var name in more)
        {
            var cells = graphs.Select(graph => graph.Nodes.TryGetValue(name, out var node) ? $"{node.Version}, {SizeOf(node.Bytes)}" : "");
            var neededBy = graphs.SelectMany(graph => graph.Nodes.TryGetValue(name, out var node) ? [.. node.NeededBy] : Array.Empty<string>()).Distinct().Order(StringComparer.Ordinal);
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {string.Join(" | ", cells)} | {string.Join(", ", neededBy)} |\n");
        }

        var sums = graphs.Select(graph => graph.Nodes.Values.Where(node => more.Contains(node.Name)).ToList());
        page.Append(CultureInfo.InvariantCulture, $"| together | {string.Join(" | ", sums.Select(nodes => string.Create(CultureInfo.InvariantCulture, $"{nodes.Count} packages, {nodes.Sum(node => node.Bytes) / 1e6:F1} MB")))} | |\n");
        return all;
    }

    /// <summary>To 10 kB: what matters here is not the last byte.</summary>
    private static string SizeOf(long bytes) => bytes switch
    {
        0 => "nothing",
        < 10_000 => "under 10 kB",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 10_000.0) * 10:F0} kB"),
    };
}

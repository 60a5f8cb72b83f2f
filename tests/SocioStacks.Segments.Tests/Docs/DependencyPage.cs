using System.Globalization;
using System.Text;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>docs/dependencies.md, written from what the last restore has resolved.</summary>
internal static class DependencyPage
{
    public static readonly string[] Packages = ["SocioStacks.Segments", "SocioStacks.Segments.Testing"];

    private const string Head = """
        # Dependencies

        Written by `UPDATE_DOCS=1 dotnet test --filter DependencyPageTests`; without the variable, the same test fails when
        this page is out of date.

        ## Versions that an application may have

        The tables below list every package that comes with the client, with its version and the size of its assemblies. An
        application may reference each of these packages itself, in the listed version or a newer one. In an older version it
        fails to restore with NU1605, "Detected package downgrade": raise the reference to the listed version, or remove it,
        and the package comes with the client. A package that an application gets through other packages only is raised by NuGet.

        Other packages depend on some of these too. An application may have:


        """;

    private const string AfterNeighbors = """

        `.ci/packages` installs the packed packages into new console, worker and web applications on .NET 10, 9 and 8, into a class
        library for .NET Framework 4.8, into one application for each framework that references all packages that come with the
        client and one that has all of this table, each in the listed version, into one with Polly 8.4.2, and into one with
        Microsoft.Extensions 11. All restore and build without a warning, and those that can run do. One with Refit 15 fails
        with NU1605. An application on .NET 9 gets what is listed for net8.0.

        """;

    private const string Fee = """

        ## Polly

        Polly is licensed under BSD-3-Clause. Since November 2026 its maintainers ask companies that have revenue from it for a
        [maintenance fee](https://github.com/App-vNext/Polly/discussions/3183); the license is unchanged.

        """;

    private const string Sizes = """

        ## What comes with each package

        The sizes are those of the assemblies before trimming, rounded. Packages that are part of a framework are not listed
        for it; an ASP.NET Core application has most of `Microsoft.Extensions` already. Analyzers and build tools do not reach
        applications.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        var all = Packages.Select(package => (Name: package, Graphs: DependencyGraph.Of(package))).ToList();
        WriteNeighbors(page, all[0].Graphs);
        page.Append(AfterNeighbors);
        if (all.Any(package => package.Graphs.Any(graph => graph.Nodes.Keys.Any(name => name.Split('.')[0] == "Polly"))))
            page.Append(Fee);
        page.Append(Sizes);
        IReadOnlySet<string> known = new HashSet<string>();
        foreach (var (name, graphs) in all)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {name}\n\n");
            WriteDirect(page, graphs);
            known = WriteAll(page, graphs, known);
        }

        return page.ToString();
    }

    /// <summary>Without those that come with the client by now: they are in its table.</summary>
    private static void WriteNeighbors(StringBuilder page, IReadOnlyList<DependencyGraph> graphs)
    {
        page.Append(CultureInfo.InvariantCulture, $"| package beside it, from version | {string.Join(" | ", graphs.Select(graph => graph.Framework))} | |\n|---|{string.Concat(graphs.Select(_ => "--:|"))}---|\n");
        foreach (var neighbor in DependencyNeighbor.All.Where(neighbor => !graphs.Any(graph => graph.Nodes.ContainsKey(neighbor.Name))))
            page.Append(CultureInfo.InvariantCulture, $"| `{neighbor.Name}` | {string.Join(" | ", graphs.Select(_ => neighbor.Version))} | {neighbor.Note} |\n");
    }

    private static void WriteDirect(StringBuilder page, IReadOnlyList<DependencyGraph> graphs)
    {
        page.Append("| direct dependency | on | why |\n|---|---|---|\n");
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
            page.Append("\nNo further packages.\n");
            return all;
        }

        page.Append(CultureInfo.InvariantCulture, $"\n| package, lowest version | {string.Join(" | ", graphs.Select(graph => graph.Framework))} | required by |\n|---|{string.Concat(graphs.Select(_ => "--:|"))}---|\n");
        foreach (var name in more)
        {
            var cells = graphs.Select(graph => graph.Nodes.TryGetValue(name, out var node) ? $"{node.Version}, {SizeOf(node.Bytes)}" : "");
            var neededBy = graphs.SelectMany(graph => graph.Nodes.TryGetValue(name, out var node) ? [.. node.NeededBy] : Array.Empty<string>()).Distinct().Order(StringComparer.Ordinal);
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {string.Join(" | ", cells)} | {string.Join(", ", neededBy)} |\n");
        }

        var sums = graphs.Select(graph => graph.Nodes.Values.Where(node => more.Contains(node.Name)).ToList());
        page.Append(CultureInfo.InvariantCulture, $"| total | {string.Join(" | ", sums.Select(nodes => string.Create(CultureInfo.InvariantCulture, $"{nodes.Count} packages, {nodes.Sum(node => node.Bytes) / 1e6:F1} MB")))} | |\n");
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

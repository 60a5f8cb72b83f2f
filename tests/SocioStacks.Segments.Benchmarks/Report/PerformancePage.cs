namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>The page in the documentation, of which the part between two marks is written by a run.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- Measured: written by the benchmarks, not by hand. -->";
    private const string End = "<!-- Measured: end. -->";

    public static string Root { get; } = FindRoot();

    public static void Write(string measured)
    {
        var path = Path.Combine(Root, "docs", "performance.md");
        var page = File.ReadAllText(path);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(path, $"{page[..begin]}\n\n{measured.ReplaceLineEndings("\n").TrimEnd()}\n\n{page[end..]}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocioStacks.Segments.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run within the repository only.");
        return folder.FullName;
    }
}

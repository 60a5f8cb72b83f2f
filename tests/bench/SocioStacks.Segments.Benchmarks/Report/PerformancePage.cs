using SocioStacks.Segments.Tests;

namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>The page in the documentation, of which the part between two marks is written by a run.</summary>
internal static class PerformancePage
{
    private static readonly MarkedPart Measured = new("performance.md", "<!-- Measured: written by the benchmarks, not by hand. -->", "<!-- Measured: end. -->");

    public static void Write(string measured) => Measured.Write($"\n{measured.ReplaceLineEndings("\n").TrimEnd()}\n\n");
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>The shared frameworks of .NET 10 on this machine, whatever framework the tests themselves run on.</summary>
internal static partial class SharedFrameworks
{
    private static readonly Lazy<IReadOnlyList<(string Name, Version Version, string Folder)>> Installed = new(List);

    /// <summary>The assemblies that the compiler sees of a framework: those of the SDK's reference pack.</summary>
    public static IEnumerable<string> ReferencesOf(string framework)
    {
        var pack = Path.Combine(NewestOf(framework).Folder, "..", "..", "packs", framework + ".Ref");
        return Directory.GetDirectories(pack, "10.*").Order(StringComparer.Ordinal).Select(version => Directory.GetFiles(Path.Combine(version, "ref", "net10.0"), "*.dll")).Last();
    }

    public static Version VersionOf(string framework) => NewestOf(framework).Version;

    private static (string Name, Version Version, string Folder) NewestOf(string framework) =>
        Installed.Value.Where(one => one.Name == framework).MaxBy(one => one.Version);

    private static List<(string Name, Version Version, string Folder)> List()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--list-runtimes") { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. Runtime().Matches(output).Select(match => (match.Groups[1].Value, Version.Parse(match.Groups[2].Value), match.Groups[3].Value))];
    }

    [GeneratedRegex(@"^(\S+) (10\.\d+\.\d+) \[(.+)\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Runtime();
}

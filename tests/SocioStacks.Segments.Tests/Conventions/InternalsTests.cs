using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>
/// Packages are updated one by one: one that saw the internals of another would break at run time where an application has
/// the two in different versions.
/// </summary>
public sealed partial class InternalsTests
{
    private static readonly string[] Projects = Directory.GetFiles(RepositoryRoot.File("src"), "*.csproj", SearchOption.AllDirectories);

    private static readonly string[] Packages = [.. Projects.Select(project => Path.GetFileNameWithoutExtension(project))];

    [Fact]
    public void No_source_shows_its_internals_to_another_package()
    {
        var sources = Directory.GetFiles(RepositoryRoot.File("src"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets")
            .Where(file => !Path.GetRelativePath(RepositoryRoot.Path, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"));
        var friends = sources
            .SelectMany(file => Friend().Matches(File.ReadAllText(file)).Select(match => (File: file, Name: match.Groups["name"].Value)))
            .ToList();

        // The search itself: the tests of the client are its friends.
        Assert.Contains(friends, friend => friend.Name == "SocioStacks.Segments.Tests");
        Assert.DoesNotContain(friends, friend => !IsForTests(friend.Name));
    }

    [Fact]
    public void No_built_package_shows_its_internals_to_another() =>
        Assert.DoesNotContain(Surface.Assemblies.SelectMany(assembly => assembly.GetCustomAttributes<InternalsVisibleToAttribute>()), friend => !IsForTests(friend.AssemblyName));

    private static bool IsForTests(string name) => name.Split(',')[0] is var assembly && (assembly.EndsWith("Tests", StringComparison.Ordinal) || assembly == "SocioStacks.Segments.Simulation") && !Packages.Contains(assembly);

    [GeneratedRegex("""<InternalsVisibleTo\s[^>]*Include="(?<name>[^"]+)"|InternalsVisibleTo(Attribute)?\(\s*"(?<name>[^"]+)"|(?<name>IgnoresAccessChecksTo)""")]
    private static partial Regex Friend();
}

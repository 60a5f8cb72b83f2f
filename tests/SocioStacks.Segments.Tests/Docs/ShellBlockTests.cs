using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>The commands that the documentation shows.</summary>
public sealed partial class ShellBlockTests
{
    public static TheoryData<string, string> Commands() => new(
        from page in DocsPages.All
        from block in CodeBlock.In(page)
        where block.Language == "sh"
        from line in block.Text.Split('\n')
        let command = Comment().Replace(line, "").Trim()
        where command.Length > 0
        select (page, command));

    [Theory]
    [MemberData(nameof(Commands), DisableDiscoveryEnumeration = true)]
    public void Every_path_of_a_command_is_there(string page, string command) =>
        Assert.All(
            command.Split(' ').Where(word => Repository().IsMatch(word)),
            path => Assert.True(File.Exists(RepositoryRoot.File(path)) || Directory.Exists(RepositoryRoot.File(path)), $"{page} names {path}, which is not there."));

    [Fact]
    public void Commands_that_install_name_our_packages_and_use_prerelease_until_the_first_release()
    {
        var isReleased = File.ReadLines(RepositoryRoot.File("CHANGELOG.md")).Any(line => Release().IsMatch(line));
        var expected = DependencyPage.Packages.Select(package => $"dotnet add package {package}{(isReleased ? "" : " --prerelease")}");

        var commands = CodeBlock.In("README.md").Where(block => block.Language == "sh").SelectMany(block => block.Text.Split('\n')).Select(line => Comment().Replace(line, "").Trim());

        Assert.Equal(expected, commands.Where(command => command.StartsWith("dotnet add package ", StringComparison.Ordinal)));
    }

    [GeneratedRegex("(^| +)#.*")]
    private static partial Regex Comment();

    /// <summary>What stands for a file or folder of the repository: anything with a slash in it, and solutions.</summary>
    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)+$|\.sln$")]
    private static partial Regex Repository();

    [GeneratedRegex(@"^## \[\d+\.\d+\.\d+\]")]
    private static partial Regex Release();
}

using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>A tag of an action can be moved to other code, which would then run with what a release may do. A commit cannot.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Files = Directory.GetFiles(RepositoryRoot.File(".github", "workflows"));

    private static readonly (string File, string Reference)[] Uses =
        [.. Files.SelectMany(file => File.ReadLines(file).Select(line => Use().Match(line)).Where(match => match.Success).Select(match => (Path.GetFileName(file), match.Groups[1].Value.Trim())))];

    [Fact]
    public void Every_action_is_pinned_by_a_commit_with_its_version_beside_it()
    {
        Assert.True(Uses.Length > 10, $"Only {Uses.Length} actions were found.");
        Assert.DoesNotContain(Uses, use => !Pinned().IsMatch(use.Reference));
    }

    [Fact]
    public void An_action_is_of_one_version_everywhere() =>
        Assert.All(
            Uses.Select(use => use.Reference).GroupBy(reference => string.Join('/', reference.Split('@')[0].Split('/').Take(2))),
            action => Assert.Single(action.Select(reference => reference.Split('@')[^1]).Distinct()));

    [Fact]
    public void Every_workflow_declares_its_permissions() => Assert.All(Files, file => Assert.Contains(File.ReadLines(file), line => line.StartsWith("permissions:", StringComparison.Ordinal)));

    [GeneratedRegex(@"^\s*(?:- )?uses:(.*)$")]
    private static partial Regex Use();

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}

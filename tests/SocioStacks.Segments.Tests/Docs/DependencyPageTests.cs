namespace SocioStacks.Segments.Tests.Docs;

public sealed class DependencyPageTests
{
    private static readonly string File = RepositoryRoot.File("docs", "dependencies.md");

    [Fact]
    public void The_page_lists_the_dependencies()
    {
        var page = DependencyPage.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            System.IO.File.WriteAllText(File, page);

        Assert.Equal(page, System.IO.File.ReadAllText(File).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_direct_dependency_has_a_reason()
    {
        var direct = DependencyPage.Packages.SelectMany(DependencyGraph.Of).SelectMany(graph => graph.Direct.Where(graph.Nodes.ContainsKey)).Distinct().ToList();

        Assert.Contains("Refit", direct);
        Assert.All(direct, name => Assert.True(DependencyReasons.All.GetValueOrDefault(name) is { Length: > 0 }, $"DependencyReasons does not say why {name} is there."));
    }
}

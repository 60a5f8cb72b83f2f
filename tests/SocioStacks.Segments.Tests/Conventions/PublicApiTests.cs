namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>An application that moves to another framework finds the same API there.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("SocioStacks.Segments")]
    [InlineData("SocioStacks.Segments.Testing")]
    public void The_public_API_of_a_package_is_listed_once_for_all_frameworks(string package)
    {
        var folder = RepositoryRoot.File("src", package, "PublicAPI");
        var files = Directory.GetFileSystemEntries(folder);

        Assert.Equal(["PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        // Without this line the analyzer does not compare nullability.
        Assert.All(files, file => Assert.Equal("#nullable enable", File.ReadLines(file).First()));
        Assert.Contains("SocioStacks.Segments", string.Concat(files.Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    /// <summary>A release with the analyzer turned off would ship what no one has seen in a review.</summary>
    [Fact]
    public void Every_packed_project_has_a_list()
    {
        var projects = Directory.GetFiles(RepositoryRoot.File("src"), "*.csproj", SearchOption.AllDirectories);

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.True(Directory.Exists(Path.Combine(Path.GetDirectoryName(project)!, "PublicAPI")), project));
    }
}

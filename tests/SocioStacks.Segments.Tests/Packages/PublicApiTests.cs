namespace SocioStacks.Segments.Tests.Packages;

/// <summary>An application that moves to another framework finds the same client there.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("SocioStacks.Segments")]
    [InlineData("SocioStacks.Segments.Testing")]
    public void The_public_API_is_the_same_on_every_framework(string package)
    {
        var folders = Directory.GetDirectories(RepositoryRoot.File("src", package, "PublicAPI"));

        Assert.Equal(["net10.0", "net462", "net8.0"], folders.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Single(folders.Select(folder => string.Join('\n', Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllText))).Distinct(StringComparer.Ordinal));
        Assert.All(folders, folder => Assert.Contains("SocioStacks.Segments", File.ReadAllText(Path.Combine(folder, "PublicAPI.Unshipped.txt")) + File.ReadAllText(Path.Combine(folder, "PublicAPI.Shipped.txt")), StringComparison.Ordinal));
    }
}

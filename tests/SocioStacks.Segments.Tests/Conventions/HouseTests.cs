namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>A line is found from the names of folders and files: neither may become a place where everything is put.</summary>
public sealed class HouseTests
{
    private const int MostLines = 249;
    private const int MostFiles = 12;

    private static readonly string Source = RepositoryRoot.File("src");

    private static readonly IReadOnlyList<string> Files = [.. Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))];

    [Fact]
    public void No_file_of_the_packages_has_250_lines() =>
        Assert.All(Files, file => Assert.True(File.ReadLines(file).Count() <= MostLines, Name(file)));

    [Fact]
    public void No_folder_of_the_packages_has_more_than_12_files() =>
        Assert.All(Files.GroupBy(file => Path.GetDirectoryName(file)!), folder => Assert.True(folder.Count() <= MostFiles, Name(folder.Key)));

    /// <summary>The search itself: it sees the files of every package.</summary>
    [Fact]
    public void All_packages_are_looked_at() =>
        Assert.Superset(new HashSet<string> { "SocioStacks.Segments", "SocioStacks.Segments.Testing" }, Files.Select(file => Name(file).Split('/')[0]).ToHashSet());

    private static string Name(string path) => Path.GetRelativePath(Source, path).Replace(Path.DirectorySeparatorChar, '/');
}

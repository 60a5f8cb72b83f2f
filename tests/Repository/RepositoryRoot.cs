namespace SocioStacks.Segments.Tests;

/// <summary>Where the files of the repository are, seen from the assembly that runs.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "SocioStacks.Segments.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("This runs within the repository only.");
    }
}

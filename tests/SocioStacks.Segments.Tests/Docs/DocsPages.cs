namespace SocioStacks.Segments.Tests.Docs;

/// <summary>The pages that people read: those of the root and those in docs, as paths from the root.</summary>
internal static class DocsPages
{
    public static readonly IReadOnlyList<string> All =
    [
        .. Directory.GetFiles(RepositoryRoot.Path, "*.md")
            .Concat(Directory.GetFiles(RepositoryRoot.File("docs"), "*.md"))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];
}

namespace SocioStacks.Segments.Reliability;

/// <summary>Puts a table between two marks of docs/reliability.md.</summary>
internal static class Document
{
    public static void Replace(string mark, string content)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SocioStacks.Segments.sln")))
            folder = folder.Parent;
        var path = Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Not in the repository."), "docs", "reliability.md");
        var text = File.ReadAllText(path);
        var open = $"<!-- {mark} -->";
        var close = $"<!-- /{mark} -->";
        var from = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var to = text.IndexOf(close, StringComparison.Ordinal);
        File.WriteAllText(path, $"{text[..from]}\n{content}\n{text[to..]}");
    }
}

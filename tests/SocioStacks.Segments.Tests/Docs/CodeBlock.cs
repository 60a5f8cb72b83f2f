namespace SocioStacks.Segments.Tests.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page, from the root of the repository.</param>
/// <param name="Line">The line of the page at which the text begins.</param>
/// <param name="Language">The language that the fence names.</param>
/// <param name="Text">The text between the fences.</param>
public sealed record CodeBlock(string Page, int Line, string Language, string Text)
{
    public static TheoryData<CodeBlock> All(params string[] languages) =>
        new(DocsPages.All.SelectMany(In).Where(block => languages.Length == 0 || languages.Contains(block.Language)));

    public static IEnumerable<CodeBlock> In(string page)
    {
        var lines = File.ReadAllLines(RepositoryRoot.File(page));
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            var language = lines[i][3..];
            var first = ++i;
            while (lines[i] != "```")
                i++;
            yield return new CodeBlock(page, first + 1, language, string.Join('\n', lines[first..i]));
        }
    }

    public override string ToString() => $"{Page}:{Line}";
}

namespace SocioStacks.Segments.Tests;

/// <summary>The part of a page of the documentation, between two marks on lines of their own, that a program writes.</summary>
internal sealed class MarkedPart(string page, string open, string close)
{
    private readonly string _path = RepositoryRoot.File("docs", page);

    public string Read() => Split().Part;

    public void Write(string part)
    {
        var (before, _, after) = Split();
        File.WriteAllText(_path, before + part + after);
    }

    private (string Before, string Part, string After) Split()
    {
        var text = File.ReadAllText(_path).ReplaceLineEndings("\n");
        var from = text.IndexOf(open + "\n", StringComparison.Ordinal);
        var to = text.IndexOf(close, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"{_path} lacks the marks '{open}' and '{close}'.");
        from += open.Length + 1;
        return (text[..from], text[from..to], text[to..]);
    }
}

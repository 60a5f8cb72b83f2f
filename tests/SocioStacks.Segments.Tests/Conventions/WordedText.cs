namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>A text in which words are looked up.</summary>
/// <param name="Path">The file, relative to the root of the repository.</param>
/// <param name="Line">The line on which the text begins.</param>
/// <param name="Text">The text, with the line breaks of the file.</param>
internal sealed record WordedText(string Path, int Line, string Text)
{
    /// <summary>Returns where an index of the text is, as an editor opens it.</summary>
    public string At(int index) => FormattableString.Invariant($"{Path}:{Line + Text.AsSpan(0, index).Count('\n')}");
}

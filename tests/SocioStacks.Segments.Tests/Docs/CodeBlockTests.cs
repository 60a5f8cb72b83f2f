namespace SocioStacks.Segments.Tests.Docs;

public sealed class CodeBlockTests
{
    public static TheoryData<CodeBlock> Blocks() => CodeBlock.All();

    [Theory]
    [MemberData(nameof(Blocks), DisableDiscoveryEnumeration = true)]
    public void Every_block_has_a_kind_that_is_checked(CodeBlock block) =>
        Assert.True(block.Language is "mermaid" or "csharp" or "json" or "sh" or "text" or "xml", $"{block} says '{block.Language}', which nothing here checks (pictures in mermaid are looked at).");

    [Fact]
    public void No_block_is_overlooked()
    {
        // An indented fence would be one that no test sees.
        var fences = DocsPages.All.Sum(page => File.ReadLines(RepositoryRoot.File(page)).Count(line => line.Contains("```", StringComparison.Ordinal)));

        Assert.Equal(fences, 2 * CodeBlock.All().Count);
    }
}

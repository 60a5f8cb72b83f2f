using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocioStacks.Segments.Tests.Docs;

public sealed class CodeBlockTests
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<CodeBlock> Blocks() =>
        new(Directory.GetFiles(RepositoryRoot.File("docs"), "*.md").Select(file => Path.Combine("docs", Path.GetFileName(file)))
            .Prepend("README.md")
            .SelectMany(CodeBlock.In));

    [Theory]
    [MemberData(nameof(Blocks), DisableDiscoveryEnumeration = true)]
    public void Every_code_block_of_the_documentation_compiles(CodeBlock block)
    {
        var compilation = CSharpCompilation.Create(
            "Block",
            [CSharpSyntaxTree.ParseText(block.ToCompilationUnit(), new CSharpParseOptions(LanguageVersion.Latest))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        var problems = compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning && problem.Id is not ("CS8019" or "CS0105" or "CS1701" or "CS1702"));

        Assert.Empty(problems.Select(problem => $"{block}: {problem}"));
    }
}

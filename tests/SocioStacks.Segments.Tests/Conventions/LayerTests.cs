using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>
/// A request walks one way: client, form, Refit, pipeline, network, JSON, model. Who uses whom is asked of the compiler,
/// name by name, because the public types share one namespace whatever folder they are in.
/// </summary>
public sealed class LayerTests
{
    private static readonly string Source = RepositoryRoot.File("src", "SocioStacks.Segments");

    private static readonly IReadOnlySet<(string From, string To, string Where)> Uses = Find().ToHashSet();

    [Theory]
    [InlineData("", "Refit")]
    [InlineData("Operations", "Polly")]
    [InlineData("Models", "Polly")]
    [InlineData("Definitions", "Polly")]
    [InlineData("Requests", "Resilience")]
    [InlineData("Requests", "Polly")]
    [InlineData("Responses", "Resilience")]
    [InlineData("Responses", "Polly")]
    [InlineData("Resilience", "System.Text.Json")]
    [InlineData("Resilience", "Refit")]
    [InlineData("Resilience", "Definitions")]
    [InlineData("Models", "Operations")]
    [InlineData("Models", "Requests")]
    [InlineData("Models", "Responses")]
    [InlineData("Models", "Resilience")]
    [InlineData("Models", "Http")]
    [InlineData("Models", "Telemetry")]
    [InlineData("Definitions", "Responses")]
    [InlineData("Definitions", "Resilience")]
    [InlineData("Definitions", "Http")]
    [InlineData("Exceptions", "Operations")]
    [InlineData("Exceptions", "Requests")]
    [InlineData("Exceptions", "Responses")]
    [InlineData("Exceptions", "Resilience")]
    [InlineData("Exceptions", "Telemetry")]
    [InlineData("Paging", "Resilience")]
    public void Layers_that_do_not_know_each_other(string layer, string other) =>
        Assert.Empty(Uses.Where(use => use.From == layer && use.To == other).Select(use => use.Where).Order());

    /// <summary>The search itself: these uses are there, so it would find the others.</summary>
    [Theory]
    [InlineData("Operations", "Refit")]
    [InlineData("Operations", "Responses")]
    [InlineData("Responses", "Models")]
    [InlineData("Responses", "System.Text.Json")]
    [InlineData("Resilience", "Polly")]
    [InlineData("Resilience", "Operations")]
    [InlineData("Definitions", "Models")]
    [InlineData("Definitions", "Requests")]
    public void Layers_that_do_know_each_other(string layer, string other) => Assert.Contains(Uses, use => use.From == layer && use.To == other);

    private static IEnumerable<(string From, string To, string Where)> Find()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var separator = Path.DirectorySeparatorChar;
        var trees = Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
            // What is built, and what stands in for a newer framework on an older one, is left out.
            .Where(file => !((string[])["obj", "bin", "Polyfills"]).Any(folder => file.Contains($"{separator}{folder}{separator}", StringComparison.Ordinal)) && !file.EndsWith(".netfx.cs", StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))
            .Append(CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;", options));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "SocioStacks.Segments.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Layers", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var info = model.GetSymbolInfo(name);
                if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } symbol)
                    continue;
                var line = $"{Path.GetRelativePath(Source, tree.FilePath)}:{name.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {name}";
                foreach (var type in TypesOf(symbol))
                    yield return (LayerOf(tree.FilePath), LayerOf(type), line);
            }
        }
    }

    /// <summary>The type that a name stands for, that it belongs to, and that it returns.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesOf(ISymbol symbol) => new[]
    {
        symbol as ITypeSymbol,
        symbol.ContainingType,
        (symbol as IPropertySymbol)?.Type,
        (symbol as IFieldSymbol)?.Type,
        (symbol as ILocalSymbol)?.Type,
        (symbol as IParameterSymbol)?.Type,
        (symbol as IMethodSymbol)?.ReturnType,
    }.OfType<INamedTypeSymbol>().SelectMany(type => type.TypeArguments.OfType<INamedTypeSymbol>().Append(type));

    private static string LayerOf(INamedTypeSymbol type) =>
        type.OriginalDefinition.Locations.FirstOrDefault(location => location.IsInSource)?.SourceTree?.FilePath is { Length: > 0 } path
            ? LayerOf(path)
            : type.ContainingNamespace?.ToDisplayString() switch
            {
                { } space when space == "System.Text.Json" || space.StartsWith("System.Text.Json.", StringComparison.Ordinal) => "System.Text.Json",
                { } space when space == "Polly" || space.StartsWith("Polly.", StringComparison.Ordinal) => "Polly",
                { } space when space == "Refit" || space.StartsWith("Refit.", StringComparison.Ordinal) => "Refit",
                _ => "",
            };

    private static string LayerOf(string path) =>
        Path.GetRelativePath(Source, path).Split(Path.DirectorySeparatorChar) is [var folder, _, ..] ? folder : "";
}

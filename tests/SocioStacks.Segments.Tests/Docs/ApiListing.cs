using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>A page of docs/api: what is public in a package, read from its built assembly.</summary>
internal static class ApiListing
{
    private const string Head = """

        Written by `UPDATE_DOCS=1 dotnet test --filter ApiListingTests`; without the variable, the same test fails when this page is
        out of date. It is the same on every framework. What the members do is in their doc comments, which editors show.

        """;

    /// <summary>Where the page of a package is.</summary>
    public static string PathOf(Assembly assembly) => RepositoryRoot.File("docs", "api", assembly.GetName().Name + ".md");

    /// <summary>The page as it should be.</summary>
    public static string Write(Assembly assembly)
    {
        var page = new StringBuilder($"# {assembly.GetName().Name}: public API\n").Append(Head);
        foreach (var space in TypesOf(assembly).GroupBy(type => type.ContainingNamespace.ToDisplayString()).OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {space.Key}\n");
            foreach (var type in space.OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.Arity))
                page.Append(CultureInfo.InvariantCulture, $"\n### {type.Name}\n\n```csharp\n{ApiDeclaration.Of(type)}\n```\n");
        }

        return page.ToString();
    }

    private static List<INamedTypeSymbol> TypesOf(Assembly assembly)
    {
        var own = MetadataReference.CreateFromFile(assembly.Location);
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Api", references: others.Prepend(own));
        return [.. TypesIn(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(own)!).GlobalNamespace).Where(ApiDeclaration.IsVisible)];
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesIn));
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>The doc comments as the packages carry them, in the XML file beside each assembly.</summary>
public sealed partial class DocCommentTests
{
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    /// <summary>Words that add nothing to a name.</summary>
    private static readonly HashSet<string> Empty = ["A", "An", "The", "This", "Gets", "Sets", "a", "an", "the", "this", "that", "of", "is", "gets", "sets", "or", "and", "for", "to", "value"];

    private static readonly Dictionary<string, XElement> Comments = Surface.Assemblies
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .ToDictionary(member => (string)member.Attribute("name")!);

    private static readonly IReadOnlyList<ISymbol> Members = [.. Surface.Assemblies.SelectMany(assembly => MembersOf(assembly.Location))];

    [Fact]
    public void Every_public_member_is_looked_at()
    {
        // A sample, so that the other tests cannot pass for want of anything to look at.
        var ids = Members.Select(member => member.GetDocumentationCommentId()).ToHashSet();
        Assert.Superset(
            new HashSet<string?>
            {
                "T:SocioStacks.Segments.Segment", "P:SocioStacks.Segments.Segment.Id", "F:SocioStacks.Segments.ResultsPerPage.Ten", "P:SocioStacks.Segments.SegmentFilter.Key",
                "M:SocioStacks.Segments.SegmentsClient.Create(System.String)", "M:SocioStacks.Segments.Testing.InMemorySegmentsService.CreateHandler",
            },
            ids);
    }

    [Fact]
    public void Every_public_member_has_a_doc_comment_that_states_more_than_its_name() =>
        Assert.Empty(Members.Where(member => !SaysMore(member)).Select(member => member.GetDocumentationCommentId()));

    [Fact]
    public void Every_parameter_is_explained()
    {
        var missing =
            from method in Members.OfType<IMethodSymbol>()
            let comment = CommentOf(method)
            where comment.Element("inheritdoc") is null
            from parameter in method.Parameters
            let text = comment.Elements("param").SingleOrDefault(param => (string?)param.Attribute("name") == parameter.Name)?.Value
            where string.IsNullOrWhiteSpace(text)
            select $"{method.GetDocumentationCommentId()}: {parameter.Name}";

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_result_is_explained()
    {
        var missing = Members.OfType<IMethodSymbol>()
            .Where(method => method is { ReturnsVoid: false, MethodKind: MethodKind.Ordinary, IsOverride: false })
            .Where(method => CommentOf(method) is var comment && comment.Element("inheritdoc") is null && string.IsNullOrWhiteSpace(comment.Element("returns")?.Value));

        Assert.Empty(missing.Select(method => method.GetDocumentationCommentId()));
    }

    private static bool SaysMore(ISymbol member)
    {
        var comment = CommentOf(member);

        // What it inherits is looked at where it stands.
        if (comment.Element("inheritdoc") is not null)
            return member.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers()).Any(other => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(other), member)) || member.IsOverride;

        var name = WordsOf(member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var summary = comment.Element("summary") is { } element ? WordsOf(TextOf(element)) : [];
        return summary.Any(word => !Empty.Contains(word) && !name.Contains(word));
    }

    private static XElement CommentOf(ISymbol member) => Comments.GetValueOrDefault(member.GetDocumentationCommentId()!) ?? new XElement("member");

    private static string TextOf(XElement element) =>
        string.Join(' ', element.DescendantNodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword"))?.Split('.')[^1],
            _ => "",
        }));

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(match => match.Value);

    private static IEnumerable<ISymbol> MembersOf(string path)
    {
        var own = MetadataReference.CreateFromFile(path);
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(other => other != path).Select(other => MetadataReference.CreateFromFile(other));
        var compilation = CSharpCompilation.Create("Surface", references: others.Prepend(own));
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(own)!;
        return TypesOf(assembly.GlobalNamespace).Where(IsVisible).SelectMany(type => type.GetMembers().Where(IsVisible).Where(IsWritten).Prepend(type));
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol place) =>
        place.GetTypeMembers().Concat(place.GetNamespaceMembers().SelectMany(TypesOf));

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsWritten(ISymbol member) =>
        member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet }
        && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == CompilerGenerated)
        // Created by the compiler implicitly: the constructors of enums, structs and of classes that declare none.
        && !(member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } && CommentOf(member).IsEmpty && member.ContainingType.BaseType?.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum)
        && member is not IFieldSymbol { Name: "value__" };

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word();
}

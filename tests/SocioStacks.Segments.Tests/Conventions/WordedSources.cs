using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocioStacks.Segments.Tests.Docs;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>The texts of the repository that users read, and the names that maintainers read, each with its place.</summary>
internal static partial class WordedSources
{
    private static readonly string Source = RepositoryRoot.File("src");

    private static readonly IReadOnlyList<(string Path, SyntaxNode Root)> Files =
        [.. Find("*.cs").Select(file => (NameOf(file), CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()))];

    /// <summary>The doc comments of everything that users can see.</summary>
    public static IReadOnlyList<WordedText> PublicComments { get; } =
    [
        .. from file in Files
           from member in file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
           where IsPublic(member)
           from trivia in member.GetLeadingTrivia()
           where trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
           select new WordedText(file.Path, LineOf(trivia.GetLocation()), WithoutMarkup(CommentStart().Replace(trivia.ToFullString(), ""))),
    ];

    /// <summary>All comments, also those that only maintainers read.</summary>
    public static IReadOnlyList<WordedText> Comments { get; } =
    [
        .. from file in Files
           from trivia in file.Root.DescendantTrivia()
           where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
           select new WordedText(file.Path, LineOf(trivia.GetLocation()), WithoutMarkup(CommentStart().Replace(trivia.ToFullString(), ""))),
    ];

    /// <summary>All string literals, and with them the messages of exceptions and the templates of logs.</summary>
    public static IReadOnlyList<WordedText> Strings { get; } =
    [
        .. from file in Files
           from token in file.Root.DescendantTokens()
           where token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
           select new WordedText(file.Path, LineOf(token.GetLocation()), token.ValueText),
    ];

    /// <summary>The names of everything that is declared.</summary>
    public static IReadOnlyList<WordedText> Names { get; } =
    [
        .. from file in Files
           from node in file.Root.DescendantNodes()
           let name = node switch
           {
               BaseTypeDeclarationSyntax type => type.Identifier,
               MethodDeclarationSyntax method => method.Identifier,
               PropertyDeclarationSyntax property => property.Identifier,
               EventDeclarationSyntax custom => custom.Identifier,
               EnumMemberDeclarationSyntax value => value.Identifier,
               VariableDeclaratorSyntax variable => variable.Identifier,
               ParameterSyntax parameter => parameter.Identifier,
               SingleVariableDesignationSyntax designation => designation.Identifier,
               ForEachStatementSyntax loop => loop.Identifier,
               LocalFunctionStatementSyntax function => function.Identifier,
               _ => default,
           }
           where name.ValueText.Length > 0
           select new WordedText(file.Path, LineOf(name.GetLocation()), name.ValueText),
    ];

    /// <summary>The prose of the pages, without code.</summary>
    public static IReadOnlyList<WordedText> Pages { get; } =
        [.. DocsPages.All.Select(page => new WordedText(page, 1, WithoutCode(File.ReadAllText(RepositoryRoot.File(page)).ReplaceLineEndings("\n"))))];

    /// <summary>What the package source and editors show: the descriptions of packages and of settings.</summary>
    public static IReadOnlyList<WordedText> Descriptions { get; } =
    [
        .. from file in Find("*.csproj")
           from element in XDocument.Load(file, LoadOptions.SetLineInfo).Descendants("Description")
           select new WordedText(NameOf(file), ((System.Xml.IXmlLineInfo)element).LineNumber, element.Value),
        .. from file in Find("ConfigurationSchema.json")
           let text = File.ReadAllText(file).ReplaceLineEndings("\n")
           from Match match in Description().Matches(text)
           select new WordedText(NameOf(file), 1 + text.AsSpan(0, match.Index).Count('\n'), match.Groups[1].Value),
    ];

    /// <summary>Returns the prose of a page. Code, links and marks become blank, so that lines keep their numbers.</summary>
    public static string WithoutCode(string page) => NotProse().Replace(page, match => NotLineBreak().Replace(match.Value, " "));

    private static string WithoutMarkup(string comment) => Markup().Replace(comment, match => NotLineBreak().Replace(match.Value, " "));

    private static IEnumerable<string> Find(string pattern) => Directory.GetFiles(Source, pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"));

    private static string NameOf(string file) => Path.GetRelativePath(RepositoryRoot.Path, file).Replace(Path.DirectorySeparatorChar, '/');

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private static bool IsPublic(MemberDeclarationSyntax member) => member.Parent switch
    {
        EnumDeclarationSyntax or InterfaceDeclarationSyntax => IsPublic((MemberDeclarationSyntax)member.Parent),
        TypeDeclarationSyntax type => HasPublicModifier(member) && IsPublic(type),
        _ => HasPublicModifier(member),
    };

    private static bool HasPublicModifier(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword) || (member.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !member.Modifiers.Any(SyntaxKind.PrivateKeyword));

    [GeneratedRegex(@"^[ \t]*/// ?", RegexOptions.Multiline)]
    private static partial Regex CommentStart();

    [GeneratedRegex("<c>.*?</c>|<code>.*?</code>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`|\]\([^)\s]*\)|<!--.*?-->", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex NotLineBreak();

    [GeneratedRegex("\"description\": \"([^\"]*)\"")]
    private static partial Regex Description();
}

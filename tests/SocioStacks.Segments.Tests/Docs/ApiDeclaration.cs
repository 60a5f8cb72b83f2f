using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>A public type as C# declares it, without bodies.</summary>
internal static class ApiDeclaration
{
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    /// <summary>The attributes that a caller's compiler reads.</summary>
    private static readonly string[] Shown = ["ObsoleteAttribute", "FlagsAttribute", "UnsupportedOSPlatformAttribute", "ExperimentalAttribute"];

    private static readonly SymbolDisplayFormat Name = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat Member = Name
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeExtensionThis)
        .AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>The whole declaration.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var members = MembersOf(type).ToList();
        var text = new StringBuilder(AttributesOf(type, "")).Append(HeadOf(type));
        if (members.Count == 0)
            return text.Append(';').ToString();
        return text.Append("\n{\n").AppendJoin('\n', members).Append("\n}").ToString();
    }

    public static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string HeadOf(INamedTypeSymbol type)
    {
        var isRecordStruct = type.TypeKind == TypeKind.Struct && type.GetMembers("op_Equality").Any(IsCompilerGenerated);
        List<string> words = [type.DeclaredAccessibility == Accessibility.Public ? "public" : "protected"];
        if (type.IsStatic)
            words.Add("static");
        else if (type is { TypeKind: TypeKind.Class, IsAbstract: true })
            words.Add("abstract");
        else if (type is { TypeKind: TypeKind.Class, IsSealed: true })
            words.Add("sealed");
        if (type is { TypeKind: TypeKind.Struct, IsReadOnly: true })
            words.Add("readonly");
        words.Add(type.TypeKind switch
        {
            TypeKind.Class => type.IsRecord ? "record" : "class",
            TypeKind.Struct => isRecordStruct ? "record struct" : "struct",
            TypeKind.Interface => "interface",
            TypeKind.Enum => "enum",
            var kind => throw new NotSupportedException($"{type.Name}: a listing of a {kind} is still to be written."),
        });
        words.Add(type.ToDisplayString(Name));

        var bases = new[] { type.BaseType }.OfType<INamedTypeSymbol>()
            .Where(other => other.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum))
            // A record's own IEquatable goes without saying.
            .Concat(type.Interfaces.Where(other => !((type.IsRecord || isRecordStruct) && other.Name == "IEquatable")).OrderBy(other => other.Name, StringComparer.Ordinal))
            .Select(other => other.ToDisplayString(Name))
            .ToList();
        return string.Join(' ', words) + (bases.Count == 0 ? "" : " : " + string.Join(", ", bases));
    }

    private static IEnumerable<string> MembersOf(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
                .OrderBy(field => Convert.ToInt64(field.ConstantValue, CultureInfo.InvariantCulture))
                .Select(field => string.Create(CultureInfo.InvariantCulture, $"    {field.Name} = {field.ConstantValue},"));
        }

        return type.GetMembers().Where(IsVisible).Where(member => IsListed(type, member))
            .Select(member => (Rank: RankOf(member), member.Name, Text: TextOf(type, member)))
            .OrderBy(member => member.Rank).ThenBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text);
    }

    private static bool IsListed(INamedTypeSymbol type, ISymbol member) => member switch
    {
        INamedTypeSymbol => throw new NotSupportedException($"{member}: a listing of a nested type is still to be written."),
        IMethodSymbol { AssociatedSymbol: not null } => false,
        // What every struct has.
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } => type.TypeKind != TypeKind.Struct,
        _ => !IsCompilerGenerated(member),
    };

    private static int RankOf(ISymbol member) => member switch
    {
        IFieldSymbol => 0,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
        IPropertySymbol => 2,
        IEventSymbol => 3,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => 5,
        _ => 4,
    };

    private static string TextOf(INamedTypeSymbol type, ISymbol member)
    {
        // In an interface all is public, and abstract.
        var format = type.TypeKind == TypeKind.Interface ? Member.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers) : Member;
        var end = member is IPropertySymbol property ? " { " + string.Concat(AccessorsOf(property)) + "}" : ";";
        return $"{AttributesOf(member, "    ")}    {WithEnums(member, member.ToDisplayString(format))}{end}";
    }

    /// <summary>The display names the value of an enum without its type, which is not C#.</summary>
    private static string WithEnums(ISymbol member, string text) =>
        ((member as IMethodSymbol)?.Parameters ?? [])
            .Where(parameter => parameter is { HasExplicitDefaultValue: true, Type.TypeKind: TypeKind.Enum })
            .Aggregate(text, (all, parameter) => all.Replace($" {parameter.Name} = ", $" {parameter.Name} = {parameter.Type.Name}.", StringComparison.Ordinal));

    private static IEnumerable<string> AccessorsOf(IPropertySymbol property)
    {
        if (property.GetMethod is { } getter && IsVisible(getter))
            yield return "get; ";
        if (property.SetMethod is { } setter && IsVisible(setter))
            yield return setter.IsInitOnly ? "init; " : "set; ";
    }

    private static string AttributesOf(ISymbol symbol, string indent) =>
        string.Concat(symbol.GetAttributes()
            .Where(attribute => Shown.Contains(attribute.AttributeClass?.Name))
            .Select(attribute => $"{indent}[{attribute.AttributeClass!.Name.Replace("Attribute", "", StringComparison.Ordinal)}{ArgumentsOf(attribute)}]\n")
            .Order(StringComparer.Ordinal));

    private static string ArgumentsOf(AttributeData attribute) =>
        attribute.ConstructorArguments.IsEmpty ? "" : $"({string.Join(", ", attribute.ConstructorArguments.Select(argument => argument.ToCSharpString()))})";

    private static bool IsCompilerGenerated(ISymbol member) => member.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == CompilerGenerated);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>Whatever holds the values, a definition of them compiles, and is the one that was meant.</summary>
public sealed class OverloadTests
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly List<int> Ints = [1, 2, 3];
    private static readonly List<long> Longs = [1, 2, 3];

    public static TheoryData<string> Calls =>
    [
        "SegmentDefinition.Custom(1, 2, 3)", "SegmentDefinition.Custom([1, 2, 3])", "SegmentDefinition.Custom([1L, 2, 3])", "SegmentDefinition.Custom([.. ints])", "SegmentDefinition.Custom([.. longs])",
        "SegmentDefinition.Custom([])", "SegmentDefinition.Custom()", "SegmentDefinition.Custom(ints)", "SegmentDefinition.Custom(longs)", "SegmentDefinition.Custom(ints.ToArray())",
        "SegmentDefinition.Custom(longs.ToArray())", "SegmentDefinition.Custom(ints.Where(id => id > 0))", "SegmentDefinition.Custom(longs.Where(id => id > 0))", "SegmentDefinition.Custom(ints[0])",
        "SegmentDefinition.Custom([ints[0], 5])", "SegmentDefinition.Custom(ints.ToHashSet())", "SegmentDefinition.Custom(Enumerable.Range(1, 3))",
        "SegmentDefinition.Bulk([\"+1\"])", "SegmentDefinition.Bulk(\"+1\", \"+2\")", "SegmentDefinition.Bulk([.. numbers])", "SegmentDefinition.Bulk(numbers)", "SegmentDefinition.Bulk()",
        "SegmentDefinition.Filter().InCountries([\"IT\"])", "SegmentDefinition.Filter().InCountries(\"IT\", \"ES\")", "SegmentDefinition.Filter().InCountries(\"IT\")", "SegmentDefinition.Filter().InCountries(numbers)",
        "SegmentDefinition.Filter().InContinents([Continent.Europe])", "SegmentDefinition.Filter().InContinents(Continent.Europe, Continent.Asia)", "SegmentDefinition.Filter().InContinents(new List<Continent>())",
        "SegmentDefinition.Filter().Where(\"a\", FilterCondition.Exact, \"b\")", "SegmentDefinition.Filter().Where(\"a\", FilterCondition.BiggerThan, 18)", "SegmentDefinition.Filter().Where(\"a\", FilterCondition.LowerThan, 0.5m)",
    ];

    [Fact]
    public async Task Ids_are_sent_the_same_whatever_holds_them()
    {
        CustomSegmentDefinition[] definitions =
        [
            SegmentDefinition.Custom(1, 2, 3),
            SegmentDefinition.Custom([1, 2, 3]),
            SegmentDefinition.Custom([.. Ints]),
            SegmentDefinition.Custom([.. Longs]),
            SegmentDefinition.Custom(Ints),
            SegmentDefinition.Custom(Longs),
            SegmentDefinition.Custom(Ints.ToArray()),
            SegmentDefinition.Custom(Longs.ToArray()),
            SegmentDefinition.Custom(Ints.Where(id => id > 0)),
            SegmentDefinition.Custom(Longs.Where(id => id > 0)),
            SegmentDefinition.Custom(Ints.ToHashSet()),
            SegmentDefinition.Custom((ReadOnlySpan<int>)[1, 2, 3]),
        ];
        foreach (var definition in definitions)
            Assert.Equal("contacts_ids=1,2,3", (await FormRecorder.FieldsOfAsync(definition))[^1]);
    }

    [Fact]
    public async Task Numbers_countries_and_continents_are_sent_the_same_whatever_holds_them()
    {
        Assert.Equal("phone_numbers=+1", (await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk(["+1"])))[^1]);
        List<string> countries = ["IT", "ES"];
        FilterSegmentDefinition[] definitions =
        [
            SegmentDefinition.Filter().InCountries("IT", "ES"),
            SegmentDefinition.Filter().InCountries(["IT", "ES"]),
            SegmentDefinition.Filter().InCountries([.. countries]),
            SegmentDefinition.Filter().InCountries(countries),
        ];
        foreach (var definition in definitions)
            Assert.Equal(["filters_countries[]=IT", "filters_countries[]=ES"], (await FormRecorder.FieldsOfAsync(definition)).Skip(2));
        List<Continent> continents = [Continent.Asia];
        Assert.Equal("filters_continents[]=AS", (await FormRecorder.FieldsOfAsync(SegmentDefinition.Filter().InContinents(continents)))[^1]);
        Assert.Equal("filters_continents[]=AS", (await FormRecorder.FieldsOfAsync(SegmentDefinition.Filter().InContinents([Continent.Asia])))[^1]);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_definition_compiles_with_the_C_sharp_of_NET_8_and_of_each_later_version(string call)
    {
        foreach (var version in (LanguageVersion[])[LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Latest])
        {
            var source = $$"""
                using System.Collections.Generic;
                using System.Linq;
                using SocioStacks.Segments;

                internal static class Call
                {
                    public static SegmentDefinition Define(List<int> ints, List<long> longs, List<string> numbers) => {{call}};
                }
                """;
            var compilation = CSharpCompilation.Create("Call", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version))], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error).Select(problem => $"C# {version.ToDisplayString()}: {problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
        }
    }
}

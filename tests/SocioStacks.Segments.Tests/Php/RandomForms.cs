using CsCheck;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>Forms of the fields that the service knows, written as no client would write them.</summary>
internal static class RandomForms
{
    private static readonly string[] Names =
    [
        "name", "type", "phone_numbers", "contacts_ids", "filters_custom_parameter_key", "filters_custom_parameter_condition", "filters_custom_parameter_value",
        "filters_countries", "filters_continents",
    ];

    private static readonly string[] Suffixes = ["", "", "", "[]", "[]", "[0]", "[1]", "[ ]", "[\t]", "[ 1]", "[01]", "[x]", "[49]", "[50]", "[0][]", "[]x", "[", "[x", "\0", "[[0]]", "[0]["];

    private static readonly string[] Words =
    [
        "bulk", "custom", "filter", "exact", "contains", "bigger_than", "IT", "FR", "UK", "it", "EU", "OC", "1", "2", "+1 555", "007", "-1", "99999999999999999999", "Rome",
        "&amp;", "<b>", "</b>", "<", ">", "<!--", "-->", "&", "\"", "'", "😀", "ä",
    ];

    private static readonly string[] Separators = ["", "", ",", "\n", "\r\n", " ", "\t", "\0", "\v", "\f", "\u00a0", "\u2003"];

    private static readonly Gen<string> Name =
        Gen.Select(AnyOf(Names), AnyOf("_", "_", "_", ".", " "), AnyOf(Suffixes), AnyOf("", "", "", " "))
            .Select((name, underscore, suffix, space) => space + name.Replace("_", underscore, StringComparison.Ordinal) + suffix);

    private static readonly Gen<string> Value =
        Gen.Select(AnyOf(Separators), AnyOf(Words), AnyOf(Separators)).Select((before, word, after) => before + word + after).Array[0, 6].Select(string.Concat);

    // Most forms have a name, so that most arrive.
    public static readonly Gen<(string Name, string Value)[]> Form =
        Gen.Select(Gen.Select(Name, Value).Array[0, 12], AnyOf("n", "n", "n", "")).Select((fields, name) => name.Length == 0 ? fields : [("name", name), .. fields]);

    private static Gen<string> AnyOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}

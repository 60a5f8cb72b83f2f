namespace System.Text.RegularExpressions;

/// <summary>Only a mark here: nothing generates the expression.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GeneratedRegexAttribute(string pattern, RegexOptions options) : Attribute
{
    public string Pattern => pattern;

    public RegexOptions Options => options;
}

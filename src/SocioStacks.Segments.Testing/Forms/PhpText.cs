using System.Text;

namespace SocioStacks.Segments.Testing;

/// <summary>Reimplements text functions of PHP.</summary>
internal static class PhpText
{
    /// <summary>The characters that <c>trim</c> removes: no form feed, and no white space beyond ASCII.</summary>
    private static readonly char[] WhiteSpace = [' ', '\t', '\n', '\r', '\0', '\v'];

    public static string Trim(string text) => text.Trim(WhiteSpace);

    public static bool IsBlank(string text) => Trim(text).Length == 0;

    /// <summary>Returns the integer with which a text begins, or 0 if there is none. A larger number becomes the maximum.</summary>
    public static long ToInteger(string text)
    {
        text = text.TrimStart(' ', '\t', '\n', '\r', '\v', '\f');
        var isNegative = text.Length > 0 && text[0] == '-';
        var value = 0L;
        for (var i = isNegative || (text.Length > 0 && text[0] == '+') ? 1 : 0; i < text.Length && text[i] is >= '0' and <= '9'; i++)
        {
            var digit = text[i] - '0';
            if (value > (long.MaxValue - digit) / 10)
                return isNegative ? long.MinValue : long.MaxValue;
            value = (value * 10) + digit;
        }

        return isNegative ? -value : value;
    }

    /// <summary>Truncates a text to a number of Unicode code points: an emoji counts as one and is never split.</summary>
    public static string Truncate(string text, int maxLength)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (count++ == maxLength)
                return text[..i];
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
        }

        return text;
    }

    /// <summary>Removes tags and comments from a text, as <c>strip_tags</c> does.</summary>
    public static string StripTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            // A less-than sign followed by white space is not a tag.
            if (text[i] == '<' && !(i + 1 < text.Length && IsSpace(text[i + 1])))
                i = EndOfTag(text, i);
            else if (text[i] != '\0')
                plain.Append(text[i]);
        }

        return plain.ToString();
    }

    /// <summary>Encodes a text as <c>htmlspecialchars</c> does, including entities that are already encoded.</summary>
    public static string EncodeHtml(string text)
    {
        var html = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#039;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                _ => html.Append(c),
            };
        }

        return html.ToString();
    }

    /// <summary>Returns the position of the last character of a tag, which may contain quotes and other tags, or of the text if the tag does not end.</summary>
    private static int EndOfTag(string text, int start)
    {
        if (string.CompareOrdinal(text, start, "<!--", 0, 4) == 0)
            return text.IndexOf("-->", start + 2, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : text.Length;

        var quote = '\0';
        var depth = 0;
        for (var i = start + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\'' && (quote == '\0' || quote == c))
                quote = quote == '\0' ? c : '\0';
            else if (c == '<' && quote == '\0' && !(i + 1 < text.Length && IsSpace(text[i + 1])))
                depth++;
            else if (c == '>' && depth > 0)
                depth--;
            else if (c == '>' && quote == '\0')
                return i;
        }

        return text.Length;
    }

    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}

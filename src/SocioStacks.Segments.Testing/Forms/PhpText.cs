using System.Text;

namespace SocioStacks.Segments.Testing;

/// <summary>What PHP's own functions do to a text.</summary>
internal static class PhpText
{
    /// <summary>What <c>trim</c> removes: neither a form feed nor any white space beyond ASCII.</summary>
    private static readonly char[] WhiteSpace = [' ', '\t', '\n', '\r', '\0', '\v'];

    public static string Trim(string text) => text.Trim(WhiteSpace);

    public static bool IsBlank(string text) => Trim(text).Length == 0;

    /// <summary>The integer that a text begins with; 0 where there is none. What is too large is the largest that there is.</summary>
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

    /// <summary>The first characters of a text, counted as Unicode does: an emoji is one, and is never cut in half.</summary>
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

    /// <summary>A text without its tags and comments, as <c>strip_tags</c> leaves it.</summary>
    public static string StripTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            // A sign with white space after it is one that compares.
            if (text[i] == '<' && !(i + 1 < text.Length && IsSpace(text[i + 1])))
                i = EndOfTag(text, i);
            else if (text[i] != '\0')
                plain.Append(text[i]);
        }

        return plain.ToString();
    }

    /// <summary>A text as <c>htmlspecialchars</c> writes it, entities that are there already once more included.</summary>
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

    /// <summary>The position of the last character of a tag, which may hold quotes and other tags; of the text where it never ends.</summary>
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

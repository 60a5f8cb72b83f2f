using System.Text;

namespace SocioStacks.Segments;

internal static class StringExtensions
{
    extension(string)
    {
        public static string Create(IFormatProvider provider, FormattableString text) => text.ToString(provider);

        public static string Concat(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third) =>
            first.ToString() + second.ToString() + third.ToString();
    }

    extension(char)
    {
        public static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
    }

    public static bool EndsWith(this string text, char end) => text.Length > 0 && text[text.Length - 1] == end;

    public static bool Contains(this string text, char c) => text.IndexOf(c) >= 0;

    public static int IndexOf(this string text, char c, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.IndexOf(c) : throw new NotSupportedException();

    public static bool Contains(this string text, string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

    // Already ordinal, which is the only comparison used.
    public static string Replace(this string text, string old, string replacement, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new NotSupportedException();

    public static bool ContainsAnyInRange(this ReadOnlySpan<char> text, char low, char high)
    {
        foreach (var c in text)
        {
            if (c >= low && c <= high)
                return true;
        }

        return false;
    }

    public static bool ContainsAnyExceptInRange(this ReadOnlySpan<char> text, char low, char high)
    {
        foreach (var c in text)
        {
            if (c < low || c > high)
                return true;
        }

        return false;
    }

    public static StringBuilder Append(this StringBuilder builder, IFormatProvider provider, FormattableString text) =>
        builder.Append(text.ToString(provider));

    public static StringBuilder AppendJoin(this StringBuilder builder, string separator, IEnumerable<string> parts) =>
        builder.Append(string.Join(separator, parts));
}

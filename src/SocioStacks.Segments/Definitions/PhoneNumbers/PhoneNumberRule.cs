using System.Buffers;
using System.Globalization;
using System.Text;

namespace SocioStacks.Segments;

/// <summary>The single definition of what an entry in a list of phone numbers may contain.</summary>
/// <remarks>The service splits only at commas and line breaks, and keeps everything else as a recipient, reachable or not.</remarks>
internal static class PhoneNumberRule
{
    public const string Allowed = "An entry is one phone number: 1 to 18 ASCII digits, spaces, - . ( ) / and at most one +, before the first digit.";

    private const string Blank = "is blank";
    private const string Separator = "has a comma, semicolon, tab or line break, which separates numbers";
    private const string HalfPair = "has an unpaired surrogate";
    private const int MaxDigits = 18;

    /// <summary>Returns why an entry is rejected, without its text, or <see langword="null"/> if it is valid.</summary>
    public static string? FaultOf(ReadOnlySpan<char> entry)
    {
        // The fast path for nearly every entry: one vectorized check.
        var digits = entry.Length > 0 && entry[0] == '+' ? entry[1..] : entry;
        return digits.Length is > 0 and <= MaxDigits && !digits.ContainsAnyExceptInRange('0', '9') ? null : FaultOfAny(entry);
    }

    /// <summary>Returns why the service would not keep a stored entry unchanged, or <see langword="null"/> if it would.</summary>
    public static string? LossOf(ReadOnlySpan<char> entry)
    {
        if (entry.IsWhiteSpace())
            return Blank;
        for (var i = 0; i < entry.Length; i++)
        {
            if (entry[i] == ',' || IsLineEnd(entry[i]))
                return Separator;
            if (char.IsSurrogate(entry[i]) && Rune.DecodeFromUtf16(entry[i..], out _, out var consumed) is var status)
            {
                if (status != OperationStatus.Done)
                    return HalfPair;
                i += consumed - 1;
            }
        }

        return null;
    }

    private static string? FaultOfAny(ReadOnlySpan<char> entry)
    {
        if (entry.IsWhiteSpace())
            return Blank;

        var digits = 0;
        var hasPlus = false;
        for (var i = 0; i < entry.Length; i++)
        {
            switch (entry[i])
            {
                case >= '0' and <= '9':
                    digits++;
                    break;
                case '+' when hasPlus:
                    return "has more than one +";
                case '+' when digits > 0:
                    return "has a + after a digit";
                case '+':
                    hasPlus = true;
                    break;
                case ' ' or '-' or '.' or '(' or ')' or '/':
                    break;
                default:
                    return FaultOfCharacter(entry[i..]);
            }
        }

        return digits switch
        {
            0 => "has no digit",
            > MaxDigits => "has more than 18 digits",
            _ => null,
        };
    }

    private static string FaultOfCharacter(ReadOnlySpan<char> rest)
    {
        if (rest[0] is ',' or ';' or '\t' or '\u060C' or '\u3001' or '\uFF0C' or '\uFF1B' || IsLineEnd(rest[0]))
            return Separator;
        if (Rune.DecodeFromUtf16(rest, out var rune, out _) != OperationStatus.Done)
            return HalfPair;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format => "has an invisible character",
            UnicodeCategory.DecimalDigitNumber => "has a digit that is not ASCII",
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => "has a letter",
            _ => "has a character that is not allowed",
        };
    }

    private static bool IsLineEnd(char c) => c is '\r' or '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
}

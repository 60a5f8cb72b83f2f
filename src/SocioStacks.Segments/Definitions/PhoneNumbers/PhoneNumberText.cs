using System.Buffers;
using System.Globalization;
using System.Text;

namespace SocioStacks.Segments;

/// <summary>Converts entries to ASCII. Only the notation changes, never the number.</summary>
internal static class PhoneNumberText
{
    private const int OnStack = 256;

    /// <summary>Converts an entry. If the result would still be rejected, the entry is returned unchanged.</summary>
    public static string Normalize(string entry, out string? fault)
    {
        fault = PhoneNumberRule.FaultOf(entry.AsSpan());
        if (fault is null && entry[0] != ' ' && entry[^1] != ' ')
            return entry;

        // No conversion lengthens the text.
        char[]? rented = null;
        var buffer = entry.Length <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(entry.Length);
        var text = Trimmed(buffer[..Convert(entry.AsSpan(), buffer)]);
        fault = PhoneNumberRule.FaultOf(text);
        var normalized = fault is null ? text.ToString() : entry;
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return normalized;
    }

    /// <summary>
    /// Returns a value that is equal for two entries only if they have the same digits after the same prefix. + and 00 are the
    /// same prefix; no prefix is a different one.
    /// </summary>
    /// <param name="entry">An entry that <see cref="PhoneNumberRule"/> accepts, so it has at most 18 digits.</param>
    public static ulong IdentityOf(string entry)
    {
        const ulong international = 1UL << 63;
        var number = 0UL;
        var scale = 1UL;
        var hasPlus = false;
        foreach (var c in entry)
        {
            hasPlus |= c == '+';
            if (c is < '0' or > '9')
                continue;
            number = (number * 10) + (uint)(c - '0');
            scale *= 10;
        }

        var hasZeros = !hasPlus && number < scale / 100;
        if (hasZeros)
            scale /= 100;

        // A 1 in front of the digits keeps leading zeros significant.
        return number + scale + (hasPlus || hasZeros ? international : 0);
    }

    private static int Convert(ReadOnlySpan<char> entry, Span<char> converted)
    {
        var length = 0;
        for (var i = 0; i < entry.Length;)
        {
            if (entry[i] < 0x80 || Rune.DecodeFromUtf16(entry[i..], out var rune, out var consumed) != OperationStatus.Done)
            {
                converted[length++] = entry[i++];
                continue;
            }

            if (AsciiOf(rune) is { } ascii)
            {
                converted[length++] = ascii;
            }
            else if (!IsInvisible(rune))
            {
                entry.Slice(i, consumed).CopyTo(converted[length..]);
                length += consumed;
            }

            i += consumed;
        }

        return length;
    }

    private static char? AsciiOf(Rune rune) => rune.Value switch
    {
        0xFF0B or 0xFE62 => '+',
        0xFF08 or 0xFE59 => '(',
        0xFF09 or 0xFE5A => ')',
        0xFF0F => '/',
        0xFF0E or 0xFE52 or 0x2024 => '.',
        0x2212 or 0x02D7 or 0x2043 => '-',

        // Dashes that denote a range, and thus more than one number.
        0x301C or 0x3030 or 0x30A0 => null,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)Rune.GetNumericValue(rune)),
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.SpaceSeparator => ' ',
            _ => null,
        },
    };

    // Format characters and other default-ignorable code points. Control characters are not ignored: inside an entry they
    // separate, as a line break does; at its ends they are trimmed.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x2060 and <= 0x206F) or 0x3164
            or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && IsTrimmed(text[0]))
            text = text[1..];
        while (text.Length > 0 && IsTrimmed(text[^1]))
            text = text[..^1];
        return text;
    }

    private static bool IsTrimmed(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}

using System.Buffers;
using System.Globalization;

namespace System.Text;

/// <summary>One Unicode scalar value, which may take two chars.</summary>
internal readonly struct Rune(int value)
{
    public int Value => value;

    public int Utf16SequenceLength => value > char.MaxValue ? 2 : 1;

    public static OperationStatus DecodeFromUtf16(ReadOnlySpan<char> text, out Rune rune, out int consumed)
    {
        rune = default;
        consumed = 1;
        if (text.IsEmpty)
            return OperationStatus.NeedMoreData;
        if (!char.IsSurrogate(text[0]))
        {
            rune = new Rune(text[0]);
            return OperationStatus.Done;
        }

        if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
            return OperationStatus.InvalidData;
        rune = new Rune(char.ConvertToUtf32(text[0], text[1]));
        consumed = 2;
        return OperationStatus.Done;
    }

    public static UnicodeCategory GetUnicodeCategory(Rune rune) =>
        CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(rune.Value), 0);

    public static double GetNumericValue(Rune rune) =>
        CharUnicodeInfo.GetNumericValue(char.ConvertFromUtf32(rune.Value), 0);
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SocioStacks.Segments;

/// <summary>Rejects text that the service would silently truncate or lose.</summary>
internal static class TextValidation
{
    public const int MaxNameLength = 256;
    public const int MaxFilterKeyLength = 64;
    public const int MaxFilterValueLength = 512;

    public static void CheckName(string name, string paramName)
    {
        ArgumentNullException.ThrowIfNull(name, paramName);
        if (IsBlank(name))
            throw new ArgumentException("The name of a segment must not be blank.", paramName);
        CheckText(name, MaxNameLength, "The name of a segment", paramName);
    }

    /// <summary>Whether a text is blank to the service. PHP's trim removes some control characters as well.</summary>
    public static bool IsBlank(string? text) => text is null || text.All(c => char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>Whether an argument may be quoted in a message: two or three letters, which cannot be a phone number.</summary>
    public static bool IsQuotableCode([NotNullWhen(true)] string? text) => text is { Length: 2 or 3 } && text.All(char.IsAsciiLetter);

    /// <summary>Whether a value of the service may be quoted in a message: it has too few digits for a phone number.</summary>
    public static bool IsQuotableWord(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => c is '_' or '-' or (>= '0' and <= '9') || char.IsAsciiLetter(c)) && text.Count(c => c is >= '0' and <= '9') < 4;

    /// <summary>The length of a text as the service counts it, in Unicode code points: an emoji counts as one.</summary>
    /// <returns><see langword="null"/> if the text contains an unpaired surrogate.</returns>
    public static int? LengthOf(string text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; length++)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out var consumed) != System.Buffers.OperationStatus.Done)
                return null;
            i += consumed;
        }

        return length;
    }

    public static void CheckText(string text, int maxLength, string what, string paramName)
    {
        if (LengthOf(text) is not { } length)
            throw new ArgumentException($"{what} contains an unpaired surrogate, which cannot be sent.", paramName);
        if (length > maxLength)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{what} has {length} characters; at most {maxLength} are allowed. The service would truncate the rest."), paramName);
    }
}

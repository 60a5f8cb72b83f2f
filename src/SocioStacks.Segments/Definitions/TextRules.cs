using System.Globalization;
using System.Text;

namespace SocioStacks.Segments;

/// <summary>What the service cuts or loses silently in a text is refused here, before it is sent.</summary>
internal static class TextRules
{
    public const int MaxNameLength = 256;
    public const int MaxFilterKeyLength = 64;
    public const int MaxFilterValueLength = 512;

    public static void CheckName(string name, string paramName)
    {
        ArgumentNullException.ThrowIfNull(name, paramName);
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException("The name of a segment must not be blank.", paramName);
        CheckText(name, MaxNameLength, "The name of a segment", paramName);
    }

    /// <summary>The service counts characters as Unicode does, so that an emoji is one and not two.</summary>
    public static void CheckText(string text, int maxLength, string what, string paramName)
    {
        var length = 0;
        for (var i = 0; i < text.Length; length++)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out var consumed) != System.Buffers.OperationStatus.Done)
                throw new ArgumentException($"{what} has half a surrogate pair in it, which is no character and cannot be sent.", paramName);
            i += consumed;
        }

        if (length > maxLength)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{what} has {length} characters; at most {maxLength} are allowed, the service would cut off the rest."), paramName);
    }
}

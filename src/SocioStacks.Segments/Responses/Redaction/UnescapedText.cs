using System.Globalization;
using System.Net;
using System.Text;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// A text with its URL, JSON and HTML escapes decoded, and the position of each of its characters in the original text.
/// </summary>
internal sealed class UnescapedText
{
    /// <summary>Text that is escaped in JSON, put into an address, encoded again and read as Latin-1 has four layers.</summary>
    private const int MaxLayers = 5;

    /// <summary>The longest HTML character reference that is searched for, with its ampersand and semicolon.</summary>
    private const int MaxEntityLength = 12;

    /// <summary>The ASCII characters that have a name in HTML 5 but not in HTML 4: each follows its name, as PHP writes it.</summary>
    private static readonly Dictionary<string, string> Html5Names =
        "Tab\t NewLine\n excl! num# dollar$ percnt% lpar( rpar) ast* plus+ comma, period. sol/ colon: semi; equals= quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack] Hat^ lowbar_ grave` lcub{ lbrace{ vert| verbar| rcub} rbrace}"
            .Split(' ').ToDictionary(named => $"&{named[..^1]};", named => named[^1..], StringComparer.Ordinal);

    /// <summary>The position of each character in the original text, followed by the end of the last one.</summary>
    private readonly int[] _places;

    private UnescapedText(string text, int[] places)
    {
        Text = text;
        _places = places;
    }

    public string Text { get; }

    /// <summary>Returns the original text, then the text with one more layer of escapes decoded, until none is left.</summary>
    public static IEnumerable<UnescapedText> LayersOf(string text)
    {
        var layer = new UnescapedText(text, [.. Enumerable.Range(0, text.Length + 1)]);
        yield return layer;
        for (var i = 0; i < MaxLayers && layer.Next() is { } next; i++)
            yield return layer = next;
    }

    /// <summary>The position in the original text at which a character of this text begins; the one before it ends there.</summary>
    public int PlaceOf(int index) => _places[index];

    /// <summary>Returns the character that begins at a position in the original text, if any, and the position after it.</summary>
    public bool TryRead(int place, out char character, out int after)
    {
        var index = Array.BinarySearch(_places, place);
        (character, after) = index >= 0 && index < Text.Length ? (Text[index], _places[index + 1]) : default;
        return after > place;
    }

    /// <summary>Returns this text with one layer of escapes decoded, or null if it has none.</summary>
    private UnescapedText? Next()
    {
        var text = new StringBuilder(Text.Length);
        var places = new List<int>(Text.Length + 1);
        for (var i = 0; i < Text.Length;)
        {
            if (ReadEscape(i) is not var (characters, length))
            {
                text.Append(Text[i]);
                places.Add(_places[i++]);
                continue;
            }

            text.Append(characters);
            places.AddRange(Enumerable.Repeat(_places[i], characters.Length));
            i += length;
        }

        places.Add(_places[Text.Length]);
        return text.Length == Text.Length ? null : new UnescapedText(text.ToString(), [.. places]);
    }

    /// <summary>Returns the character that the escape at a position stands for, and its length, or null if there is no escape.</summary>
    private (string Characters, int Length)? ReadEscape(int index) => Text[index] switch
    {
        '%' when CharAt(index + 1) is 'u' or 'U' => ReadHex(index + 2, 4),
        '%' or (>= '\x80' and <= '\xFF') => ReadUtf8(index),
        '\\' => ReadBackslash(index),
        '&' => ReadEntity(index),
        _ => null,
    };

    private char CharAt(int index) => index < Text.Length ? Text[index] : '\0';

    private (string, int)? ReadHex(int index, int digits) =>
        TryReadHex(index, digits, out var code) ? (((char)code).ToString(), digits + 2) : null;

    private (string, int)? ReadBackslash(int index) => CharAt(index + 1) switch
    {
        'u' or 'U' => ReadHex(index + 2, 4),
        'x' or 'X' => ReadHex(index + 2, 2),
        'b' or 'f' or 'n' or 'r' or 't' or 'v' => ("\n", 2),
        '/' or '\\' or '"' or '\'' => (Text[index + 1].ToString(), 2),
        _ => null,
    };

    private (string, int)? ReadEntity(int index)
    {
        var end = Text.IndexOf(';', index, Math.Min(MaxEntityLength, Text.Length - index));
        if (end < 0)
            return null;
        var entity = Text.Substring(index, end + 1 - index);
        var character = Html5Names.TryGetValue(entity, out var known) ? known : WebUtility.HtmlDecode(entity);
        return character.Length < entity.Length && entity.LastIndexOf('&') == 0 ? (character, entity.Length) : null;
    }

    /// <summary>Decodes a character of one to four bytes, each percent-encoded or, as HttpClient reads headers, a character itself.</summary>
    private (string, int)? ReadUtf8(int index)
    {
        if (!TryReadByte(index, out var first, out var length))
            return null;
        var (more, code) = first switch
        {
            >= 0xF0 and < 0xF8 => (3, first & 0x07),
            >= 0xE0 and < 0xF0 => (2, first & 0x0F),
            >= 0xC0 and < 0xE0 => (1, first & 0x1F),
            _ => (0, first),
        };
        var total = length;
        for (; more > 0 && TryReadByte(index + total, out var next, out var nextLength) && (next & 0xC0) == 0x80; more--)
        {
            code = (code << 6) | (next & 0x3F);
            total += nextLength;
        }

        // Not UTF-8, so Latin-1.
        return more > 0 || code > 0x10FFFF || code is >= 0xD800 and <= 0xDFFF
            ? (((char)first).ToString(), length)
            : (char.ConvertFromUtf32(code), total);
    }

    private bool TryReadByte(int index, out int value, out int length)
    {
        value = CharAt(index);
        length = value == '%' ? 3 : 1;
        return value == '%' ? TryReadHex(index + 1, 2, out value) : value is >= 0x80 and <= 0xFF;
    }

    private bool TryReadHex(int index, int digits, out int value)
    {
        value = 0;
        return index + digits <= Text.Length && int.TryParse(Text.AsSpan(index, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}

using System.Globalization;
using System.Net;
using System.Text;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// A text with its escapes undone, those of addresses, of JSON and of HTML alike, and the place of each of its characters
/// in the text as it was given.
/// </summary>
internal sealed class UnescapedText
{
    /// <summary>What is escaped in JSON, which is put into an address, encoded once more and read as Latin-1, has four layers.</summary>
    private const int MaxLayers = 5;

    /// <summary>The longest name of a character in HTML that is looked for, with its ampersand and semicolon.</summary>
    private const int MaxEntityLength = 12;

    /// <summary>The characters of ASCII that HTML 4 has no name for, and HTML 5 has: each behind its name, as PHP writes it.</summary>
    private static readonly Dictionary<string, string> Html5Names =
        "Tab\t NewLine\n excl! num# dollar$ percnt% lpar( rpar) ast* plus+ comma, period. sol/ colon: semi; equals= quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack] Hat^ lowbar_ grave` lcub{ lbrace{ vert| verbar| rcub} rbrace}"
            .Split(' ').ToDictionary(named => $"&{named[..^1]};", named => named[^1..], StringComparer.Ordinal);

    /// <summary>Where each character begins in the given text, and behind them where it ends.</summary>
    private readonly int[] _places;

    private UnescapedText(string text, int[] places)
    {
        Text = text;
        _places = places;
    }

    public string Text { get; }

    /// <summary>A text as it was given, then with one layer of escapes undone, and so on until there is none left.</summary>
    public static IEnumerable<UnescapedText> LayersOf(string text)
    {
        var layer = new UnescapedText(text, [.. Enumerable.Range(0, text.Length + 1)]);
        yield return layer;
        for (var i = 0; i < MaxLayers && layer.Next() is { } next; i++)
            yield return layer = next;
    }

    /// <summary>Where a character of this text begins in the given one, or ends, as the next one's beginning.</summary>
    public int PlaceOf(int index) => _places[index];

    /// <summary>The character that begins at a place of the given text, if one does, and the place behind it.</summary>
    public bool TryRead(int place, out char character, out int after)
    {
        var index = Array.BinarySearch(_places, place);
        (character, after) = index >= 0 && index < Text.Length ? (Text[index], _places[index + 1]) : default;
        return after > place;
    }

    /// <summary>This text with one layer of escapes undone; null if there are none.</summary>
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

    /// <summary>What the escape at a place stands for, and its length; null if there is none.</summary>
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

    /// <summary>A character of one to four bytes, each of them percent-encoded or, as HttpClient reads headers, a character by itself.</summary>
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

        // Not UTF-8, then Latin-1.
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

using System.Globalization;
using System.Net;
using System.Text;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// Redacts text from other sources: first the API key, then phone numbers, because a key may contain digits. Both are found however
/// they are escaped. A key in Base64 or another encoding is not found.
/// </summary>
internal static class Redaction
{
    /// <summary>
    /// The length of the beginning of the key that is searched for, because a text may be truncated within the key. A shorter key is
    /// not searched for, because it would match parts of words.
    /// </summary>
    private const int SearchedLength = 8;

    /// <summary>The number of digits in the shortest international phone numbers.</summary>
    private const int MinPhoneNumberDigits = 7;

    /// <summary>Returns a text for a message, with the key and phone numbers redacted.</summary>
    public static string ForMessage(string text, string? apiKey) =>
        Replace(WithoutKey(text, apiKey), "[number]", static (layers, found) => layers.ForEach(layer => AddPhoneNumbers(layer, found)));

    /// <summary>Returns a text as sent, with the key, or as much of it as the text contains, redacted.</summary>
    public static string WithoutKey(string text, string? apiKey)
    {
        if (apiKey is null || apiKey.Length < SearchedLength)
            return text;

        // An escape that is part of the key may have been decoded.
        var keys = UnescapedText.LayersOf(apiKey).Select(layer => layer.Text).Where(key => key.Length >= SearchedLength).ToList();
        return Replace(text, "[key]", (layers, found) =>
        {
            foreach (var key in keys)
                AddKey(layers, key, found);
        });
    }

    /// <summary>Whether a text contains the searched part of the key unescaped: a quick check that does not allocate.</summary>
    public static bool HasKey(string text, string? apiKey) =>
        apiKey?.Length >= SearchedLength && text.AsSpan().IndexOf(apiKey.AsSpan(0, SearchedLength)) >= 0;

    private static string Replace(string text, string mark, Action<List<UnescapedText>, List<(int Start, int End)>> find)
    {
        var found = new List<(int Start, int End)>();
        find([.. UnescapedText.LayersOf(text)], found);
        if (found.Count == 0)
            return text;

        found.Sort();
        var result = new StringBuilder(text.Length);
        var end = -1;
        foreach (var place in found)
        {
            if (place.Start > end)
            {
                var copied = Math.Max(end, 0);
                result.Append(text, copied, place.Start - copied).Append(mark);
            }

            end = Math.Max(end, place.End);
        }

        return result.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>
    /// Finds every position from which the key can be read, taking each of its characters from any of the layers: a character may be
    /// escaped where its neighbors are not, and what looks like an escape may be part of the key.
    /// </summary>
    private static void AddKey(List<UnescapedText> layers, string key, List<(int Start, int End)> found)
    {
        var (places, next) = (new List<int>(), new List<int>());
        for (var start = 0; start < layers[0].Text.Length; start++)
        {
            places.Clear();
            places.Add(start);
            var (matched, end) = (0, start);
            for (; matched < key.Length; matched++)
            {
                next.Clear();
                foreach (var place in places)
                {
                    foreach (var layer in layers)
                    {
                        if (layer.TryRead(place, out var character, out var after) && IsSame(character, key[matched]) && !next.Contains(after))
                            next.Add(after);
                    }
                }

                if (next.Count == 0)
                    break;
                (places, next) = (next, places);
                end = places.Max();
            }

            if (matched < SearchedLength)
                continue;
            found.Add((start, end));
            start = end - 1;
        }
    }

    /// <summary>Compares characters. Hosts are written in lower case, and in a form a plus sign is a space.</summary>
    private static bool IsSame(char found, char key) => char.ToUpperInvariant(found) == char.ToUpperInvariant(key) || (found == ' ' && key == '+');

    /// <summary>
    /// Finds seven or more digits of any script, separated only by white space, invisible characters, dashes, dots, slashes, brackets
    /// and the like. A letter separates two numbers, and so do the separators of the service itself and those between values: "60
    /// requests per 60 seconds" and "10,000" are not phone numbers.
    /// </summary>
    private static void AddPhoneNumbers(UnescapedText layer, List<(int Start, int End)> found)
    {
        var text = layer.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsDigit(text, i))
                continue;
            var (start, end, digits) = (i, i, 0);
            for (; i < text.Length && !EndsNumber(text[i]); i++)
            {
                if (!IsDigit(text, i))
                    continue;
                digits++;
                i += char.IsSurrogate(text[i]) ? 1 : 0;
                end = i + 1;
            }

            if (digits < MinPhoneNumberDigits || IsDate(text, start, end) || IsEndpoint(text, start, end))
                continue;
            while (start > 0 && text[start - 1] is '+' or '(' or '\uFF0B')
                start--;
            found.Add((layer.PlaceOf(start), layer.PlaceOf(end)));
        }
    }

    private static bool IsDigit(string text, int index) => text[index] is >= '0' and <= '9' || (text[index] > '\x7F' && CharUnicodeInfo.GetDigitValue(text, index) >= 0);

    private static bool EndsNumber(char c) => char.IsLetter(c) || ",;:=<>[]{}\"'&%#@!?$€£".Contains(c);

    /// <summary>Whether the digits are a date as the service writes it, yyyy-MM-dd, alone or with the hour of its time.</summary>
    private static bool IsDate(string text, int start, int end)
    {
        var hasHour = end - start == 13 && text[start + 10] == ' ' && end < text.Length && text[end] == ':';
        return (hasHour || end - start == 10)
            && (start == 0 || text[start - 1] != '+')
            && DateTime.TryParseExact(text.Substring(start, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1900 and < 2100;
    }

    /// <summary>Whether the digits are the address and port of a server, without which a connection failure cannot be diagnosed.</summary>
    private static bool IsEndpoint(string text, int start, int end)
    {
        var run = text.Substring(start, end - start);
        return end + 1 < text.Length && text[end] == ':' && text[end + 1] is >= '0' and <= '9'
            && IPAddress.TryParse(run, out var address) && address.ToString() == run;
    }
}

using System.Globalization;
using System.Net;
using System.Text;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// Takes secrets out of texts that others have written: first the API key, then phone numbers, because a key may have
/// digits. Both are found however they are escaped; a key in Base64, or otherwise disguised, is not.
/// </summary>
internal static class Redaction
{
    /// <summary>
    /// How much of the key is searched for: its beginning, because a text can be cut within it. A shorter key is not, since
    /// it would be found within words.
    /// </summary>
    private const int SearchedLength = 8;

    /// <summary>As many digits as the shortest international numbers have.</summary>
    private const int MinPhoneNumberDigits = 7;

    /// <summary>A text for a message, which has neither the key nor a phone number in it.</summary>
    public static string ForMessage(string text, string? apiKey) =>
        Replace(WithoutKey(text, apiKey), "[number]", static (layers, found) => layers.ForEach(layer => AddPhoneNumbers(layer, found)));

    /// <summary>A text as sent, except for the key and for what the text has of its beginning.</summary>
    public static string WithoutKey(string text, string? apiKey)
    {
        if (apiKey is null || apiKey.Length < SearchedLength)
            return text;

        // Somebody may have undone an escape that is part of the key.
        var keys = UnescapedText.LayersOf(apiKey).Select(layer => layer.Text).Where(key => key.Length >= SearchedLength).ToList();
        return Replace(text, "[key]", (layers, found) =>
        {
            foreach (var key in keys)
                AddKey(layers, key, found);
        });
    }

    /// <summary>Whether a text has the key, or what is searched for of it, as it is: a quick look without memory.</summary>
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
    /// Every place from which the key can be read, each of its characters from any of the layers: one may be escaped where
    /// its neighbours are not, and what looks like an escape may be part of the key.
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

    /// <summary>A host is written in lower case, and a form has plus signs for spaces, so that one may be made a space.</summary>
    private static bool IsSame(char found, char key) => char.ToUpperInvariant(found) == char.ToUpperInvariant(key) || (found == ' ' && key == '+');

    /// <summary>
    /// Digits of any script, seven or more, that nothing parts but white space, invisible characters, dashes, dots, slashes,
    /// brackets and the like. A letter parts two numbers, and so does what the service itself parts numbers with or what
    /// stands between values: "60 requests per 60 seconds" and "10,000" are none.
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

    /// <summary>A date as the service writes it, yyyy-MM-dd, alone or with the hour of its time.</summary>
    private static bool IsDate(string text, int start, int end)
    {
        var hasHour = end - start == 13 && text[start + 10] == ' ' && end < text.Length && text[end] == ':';
        return (hasHour || end - start == 10)
            && (start == 0 || text[start - 1] != '+')
            && DateTime.TryParseExact(text.Substring(start, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1900 and < 2100;
    }

    /// <summary>The address and port of a server, without which a failure to connect could not be understood.</summary>
    private static bool IsEndpoint(string text, int start, int end)
    {
        var run = text.Substring(start, end - start);
        return end + 1 < text.Length && text[end] == ':' && text[end + 1] is >= '0' and <= '9'
            && IPAddress.TryParse(run, out var address) && address.ToString() == run;
    }
}

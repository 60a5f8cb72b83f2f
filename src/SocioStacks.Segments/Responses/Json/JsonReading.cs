using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>
/// Reads values that PHP writes in more than one way: numbers as strings, lists as objects or as text.
/// </summary>
/// <remarks>
/// Every method either understands the value, returns true and leaves the reader at its last token, or returns false and leaves
/// the reader where it was. A value is understood only if its meaning is certain.
/// </remarks>
internal static class JsonReading
{
    /// <summary>Reads an entry of a list. An entry that is not fully understood is read in part or not at all.</summary>
    public delegate bool ItemReader<T>(ref Utf8JsonReader reader, out T item, ref bool isWhole);

    public delegate bool ItemParser<T>(string text, out T item);

    /// <summary>Reads a whole number, plain or in a string; <see langword="null"/> for null and an empty string.</summary>
    public static bool TryReadInt64(ref Utf8JsonReader reader, out long? value)
    {
        value = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.Number:
                if (reader.TryGetInt64(out var number))
                {
                    value = number;
                    return true;
                }

                if (!reader.TryGetDecimal(out var wide) || decimal.Truncate(wide) != wide || wide is < long.MinValue or > long.MaxValue)
                    return false;
                value = (long)wide;
                return true;
            case JsonTokenType.String:
                if (reader.ValueSpan.IsEmpty)
                    return true;
                if (!IsWhole(reader.ValueSpan, out number) && !TryParseInt64(JsonText.Read(ref reader), out number))
                    return false;
                value = number;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads a count: 0 for null and an empty string; a count beyond the range of the model becomes its maximum.</summary>
    public static bool TryReadCount(ref Utf8JsonReader reader, out int value)
    {
        var isRead = TryReadInt64(ref reader, out var count) && count is not < 0;
        value = isRead ? (int)Math.Min(count ?? 0, int.MaxValue) : 0;
        return isRead;
    }

    /// <summary>Reads a text. PHP also writes numbers and booleans in place of a text. Empty for null.</summary>
    public static bool TryReadText(ref Utf8JsonReader reader, out string text)
    {
        var read = reader.TokenType switch
        {
            JsonTokenType.String => JsonText.Read(ref reader),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => "",
            _ => null,
        };
        text = read ?? "";
        return read is not null;
    }

    /// <summary>
    /// Reads a list: an array; an object whose values are the list and whose keys are ignored; or, with a parser, a text whose parts
    /// between commas or line breaks are the list. Null and blank entries are skipped. Empty for null and an empty text.
    /// </summary>
    /// <param name="reader">The reader, at the list.</param>
    /// <param name="readItem">Reads an entry.</param>
    /// <param name="parseItem">Parses an entry that is a part of a text, if the list can be a text.</param>
    /// <param name="items">The entries that can be read, even if others cannot.</param>
    public static bool TryReadList<T>(ref Utf8JsonReader reader, ItemReader<T> readItem, ItemParser<T>? parseItem, out T[] items)
    {
        items = [];
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String when IsBlank(ref reader):
                return true;
            case JsonTokenType.String when parseItem is not null:
                return TryParseList(JsonText.Read(ref reader), parseItem, out items);
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                var start = reader;
                var isWhole = ReadItems(ref reader, readItem, out items);
                if (!isWhole)
                    reader = start;
                return isWhole;
            default:
                return false;
        }
    }

    /// <summary>Parses a whole number in a text.</summary>
    public static bool TryParseInt64(string text, out long value) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    // Avoids allocating a string for each of many entries.
    private static bool IsWhole(ReadOnlySpan<byte> text, out long value) =>
        Utf8Parser.TryParse(text, out value, out var length) && length == text.Length;

    private static bool ReadItems<T>(ref Utf8JsonReader reader, ItemReader<T> readItem, out T[] items)
    {
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var isWhole = true;
        var buffer = ArrayPool<T>.Shared.Rent(64);
        var count = 0;
        try
        {
            while (reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                if (isObject)
                    reader.Read();
                if (count == buffer.Length)
                    buffer = Grown(buffer);
                if (readItem(ref reader, out buffer[count], ref isWhole))
                {
                    count++;
                }
                else if (!IsBlank(ref reader))
                {
                    isWhole = false;
                    reader.TrySkip();
                }
            }

            items = count == 0 ? [] : buffer.AsSpan(0, count).ToArray();
            return isWhole;
        }
        finally
        {
            ArrayPool<T>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static bool TryParseList<T>(string text, ItemParser<T> parseItem, out T[] items)
    {
        var isWhole = true;
        var read = new List<T>();
        foreach (var part in text.Split(',', '\n', '\r'))
        {
            if (part.Trim() is not { Length: > 0 } entry)
                continue;
            if (parseItem(entry, out var item))
                read.Add(item);
            else
                isWhole = false;
        }

        items = read.Count == 0 ? [] : [.. read];
        return isWhole;
    }

    private static bool IsBlank(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && string.IsNullOrWhiteSpace(JsonText.Read(ref reader)));

    private static T[] Grown<T>(T[] buffer)
    {
        var larger = ArrayPool<T>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SocioStacks.Segments.Wire;

/// <summary>
/// Reads the values that PHP writes in more than one way: numbers as strings, a list with gaps as an object, an empty
/// object as an empty list.
/// </summary>
internal static class JsonReading
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    public delegate T ItemReader<T>(ref Utf8JsonReader reader);

    /// <summary>A whole number, plain or in a string; <see langword="null"/> for null and an empty string.</summary>
    public static long? ReadInt64(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                if (reader.TryGetInt64(out var number))
                    return number;
                if (reader.TryGetDecimal(out var wide) && decimal.Truncate(wide) == wide && wide is >= long.MinValue and <= long.MaxValue)
                    return (long)wide;
                break;
            case JsonTokenType.String:
                Span<char> text = stackalloc char[32];
                var raw = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
                if (raw == 0)
                    return null;
                if (raw <= text.Length && long.TryParse(text[..reader.CopyString(text)], NumberStyles.Integer, CultureInfo.InvariantCulture, out number))
                    return number;
                break;
        }

        throw new JsonException("A whole number was expected.");
    }

    /// <summary>A count, kept within what the model holds.</summary>
    public static int ReadInt32(ref Utf8JsonReader reader) =>
        (int)Math.Clamp(ReadInt64(ref reader) ?? 0, int.MinValue, int.MaxValue);

    /// <summary>A text; PHP also writes numbers and truth values where a text is meant. Empty for null.</summary>
    public static string ReadText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "",
        _ => throw new JsonException("A text was expected."),
    };

    /// <summary>A time as MySQL prints it, in UTC; <see langword="null"/> for null, an empty string and MySQL's zero time.</summary>
    public static DateTimeOffset? ReadTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A time was expected.");

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        Span<char> buffer = stackalloc char[64];
        var raw = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (raw <= buffer.Length)
        {
            var text = buffer[..reader.CopyString(buffer)];
            if (text.IsEmpty || text.StartsWith("0000-00-00"))
                return null;
            if (DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, utc, out var time)
                || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out time))
                return time;
        }

        throw new JsonException("A time such as 2025-10-29 03:25:04 was expected.");
    }

    /// <summary>A list, or an object whose values are the list and whose keys mean nothing; empty for null.</summary>
    public static T[] ReadList<T>(ref Utf8JsonReader reader, ItemReader<T> readItem)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return [];
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            throw new JsonException("A list was expected.");

        var isObject = reader.TokenType == JsonTokenType.StartObject;
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
                buffer[count++] = readItem(ref reader);
            }

            return count == 0 ? [] : buffer.AsSpan(0, count).ToArray();
        }
        finally
        {
            ArrayPool<T>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Keeps a property that no model knows.</summary>
    public static void Keep(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? kept)
    {
        kept ??= [];
        kept[name] = JsonElement.ParseValue(ref reader);
    }

    private static T[] Grown<T>(T[] buffer)
    {
        var larger = ArrayPool<T>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}

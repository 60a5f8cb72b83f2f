using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>
/// Reads strings and property names. Invalid UTF-8 and unpaired surrogates (<c>\ud83d</c>), which the JSON reader accepts but a
/// string cannot hold, are read as U+FFFD.
/// </summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> Replacement => "FFFD"u8;

    /// <summary>Whether the property at the current position has this name.</summary>
    public static bool IsName(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        (!reader.ValueIsEscaped || IsValid(ref reader)) && reader.ValueTextEquals(name);

    /// <summary>Returns the string or property name at the current position.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        if (IsValid(ref reader))
            return reader.GetString()!;

        var repaired = new Utf8JsonReader(Repaired(reader.ValueSpan));
        repaired.Read();
        return repaired.GetString()!;
    }

    /// <summary>
    /// Returns the value at the current position as an element for the user, on which no operation fails because of how the service
    /// wrote it.
    /// </summary>
    public static JsonElement ReadElement(ref Utf8JsonReader reader)
    {
        if (IsClean(reader))
            return JsonElement.ParseValue(ref reader);

        using var copy = new MemoryStream();
        using (var writer = new Utf8JsonWriter(copy, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
            Copy(ref reader, writer);
        var rewritten = new Utf8JsonReader(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        return JsonElement.ParseValue(ref rewritten);
    }

    private static bool IsValid(ref Utf8JsonReader reader) =>
        Utf8.IsValid(reader.ValueSpan) && (!reader.ValueIsEscaped || NextLoneSurrogate(reader.ValueSpan, 0) < 0);

    /// <summary>Whether the value can be kept byte for byte: its strings are valid, and it has no trailing commas.</summary>
    private static bool IsClean(Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        while (true)
        {
            var end = reader.BytesConsumed;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName or JsonTokenType.String when !IsValid(ref reader):
                    return false;
                case JsonTokenType.PropertyName or JsonTokenType.StartArray or JsonTokenType.StartObject:
                    break;
                default:
                    if (reader.CurrentDepth == depth)
                        return true;
                    break;
            }

            // White space before an end is treated as such a comma: the reader does not distinguish them.
            reader.Read();
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject && reader.TokenStartIndex > end)
                return false;
        }
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        var depth = reader.CurrentDepth;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(Read(ref reader));
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(Read(ref reader));
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                    break;
            }
        }
        while (IsWithin(ref reader, depth) && reader.Read());
    }

    private static bool IsWithin(ref Utf8JsonReader reader, int depth) =>
        reader.CurrentDepth > depth || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>Returns the text between two quotes as a valid JSON string.</summary>
    private static byte[] Repaired(ReadOnlySpan<byte> text)
    {
        var json = Encoding.UTF8.GetBytes($"\"{Encoding.UTF8.GetString(text)}\"");
        for (var at = NextLoneSurrogate(json, 0); at >= 0; at = NextLoneSurrogate(json, at))
            Replacement.CopyTo(json.AsSpan(at + 2));
        return json;
    }

    /// <summary>Returns the position of the next escaped unpaired surrogate, or -1 if there is none.</summary>
    private static int NextLoneSurrogate(ReadOnlySpan<byte> json, int start)
    {
        for (var i = start; i < json.Length; i++)
        {
            if (json[i] != '\\')
                continue;
            var isPair = IsSurrogate(json, i, 0xD8) && IsSurrogate(json, i + 6, 0xDC);
            if (!isPair && (IsSurrogate(json, i, 0xD8) || IsSurrogate(json, i, 0xDC)))
                return i;

            // Skips the escaped character, which may itself be a backslash.
            i += isPair ? 11 : 1;
        }

        return -1;
    }

    /// <summary>Whether an escaped surrogate is at this position: a high one (0xD8) or a low one (0xDC).</summary>
    private static bool IsSurrogate(ReadOnlySpan<byte> json, int at, int half)
    {
        if (at + 6 > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return false;
        var high = (Hex(json[at + 2]) << 4) | Hex(json[at + 3]);
        return (high & 0xFC) == half;
    }

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

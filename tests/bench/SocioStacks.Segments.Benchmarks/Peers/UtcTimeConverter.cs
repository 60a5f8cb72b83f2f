using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>The service's times are not those that System.Text.Json reads by itself.</summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        Span<char> text = stackalloc char[32];
        return DateTimeOffset.ParseExact(text[..reader.CopyString(text)], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Wire;

internal sealed class ListLinksConverter : JsonConverter<ListLinks>
{
    public override ListLinks Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var hasNext = false;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.TrySkip();
            return new ListLinks();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentConverter.Next(ref reader, "next"u8))
                hasNext = reader.TokenType == JsonTokenType.String;
            else
                reader.Read();
            reader.TrySkip();
        }

        return new ListLinks { HasNext = hasNext };
    }

    public override void Write(Utf8JsonWriter writer, ListLinks value, JsonSerializerOptions options) => throw new NotSupportedException();
}

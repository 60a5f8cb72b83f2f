using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Wire;

internal sealed class IdDataConverter : JsonConverter<IdData>
{
    public override IdData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            reader.TrySkip();
            return new IdData();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An object with an id was expected.");

        long? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentConverter.Next(ref reader, "id"u8))
                id = JsonReading.ReadInt64(ref reader);
            else
                reader.TrySkip();
        }

        return new IdData { Id = id };
    }

    public override void Write(Utf8JsonWriter writer, IdData value, JsonSerializerOptions options) => throw new NotSupportedException();
}

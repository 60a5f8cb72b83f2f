using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments;

/// <summary>
/// Reads and writes <see cref="SegmentType"/>, <see cref="FilterCondition"/> and <see cref="Continent"/> as plain JSON strings,
/// including as property names. System.Text.Json applies it automatically. It is public because the source-generated code of an
/// application's <see cref="JsonSerializerContext"/> has to create it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringBackedJsonConverter : JsonConverterFactory
{
    /// <summary>Creates a converter. Called by System.Text.Json and its source-generated code.</summary>
    public StringBackedJsonConverter()
    {
    }

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Create(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Create(typeToConvert);

    private static JsonConverter? Create(Type type)
    {
        if (type == typeof(SegmentType))
            return new Converter<SegmentType>(text => new SegmentType(text));
        if (type == typeof(FilterCondition))
            return new Converter<FilterCondition>(text => new FilterCondition(text));
        if (type == typeof(Continent))
            return new Converter<Continent>(text => new Continent(text));
        return null;
    }

    private sealed class Converter<T>(Func<string, T> parse) : JsonConverter<T>
        where T : struct
    {
        // Null reads as the default value, like an empty string.
        public override bool HandleNull => true;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => parse(reader.GetString()!),
            JsonTokenType.Null => default,
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString()!);
    }
}

using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Wire;

/// <summary>Reads a segment in every shape that the deployed service gives it.</summary>
internal sealed class SegmentConverter : JsonConverter<Segment>
{
    // A null where a segment is meant is no segment; without this it would slip through as a null in a list.
    public override bool HandleNull => true;

    public override Segment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A segment was expected.");

        long? id = null;
        var userId = 0L;
        var name = "";
        var type = default(SegmentType);
        var settings = SegmentSettings.Empty;
        var totalContacts = 0;
        DateTimeOffset? createdAt = null;
        DateTimeOffset? lastUpdatedAt = null;
        Dictionary<string, JsonElement>? kept = null;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Next(ref reader, "id"u8))
                id = JsonReading.ReadInt64(ref reader);
            else if (Next(ref reader, "user_id"u8))
                userId = JsonReading.ReadInt64(ref reader) ?? 0;
            else if (Next(ref reader, "name"u8))
                name = JsonReading.ReadText(ref reader);
            else if (Next(ref reader, "type"u8))
                type = ReadType(ref reader);
            else if (Next(ref reader, "settings"u8))
                settings = SettingsReading.Read(ref reader);
            else if (Next(ref reader, "total_contacts"u8))
                totalContacts = JsonReading.ReadInt32(ref reader);
            else if (Next(ref reader, "datetime"u8))
                createdAt = JsonReading.ReadTime(ref reader);
            else if (Next(ref reader, "last_datetime"u8))
                lastUpdatedAt = JsonReading.ReadTime(ref reader);
            else
                KeepNext(ref reader, ref kept);
        }

        return new Segment
        {
            Id = id ?? throw new JsonException("A segment has no id."),
            UserId = userId,
            Name = name,
            Type = type,
            Settings = settings,
            TotalContacts = totalContacts,
            CreatedAt = createdAt,
            LastUpdatedAt = lastUpdatedAt,
            AdditionalProperties = kept is null ? ReadOnlyDictionary<string, JsonElement>.Empty : kept,
        };
    }

    public override void Write(Utf8JsonWriter writer, Segment value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Segments are sent as forms.");

    /// <summary>Whether the property that stands here is the one named; if so, moves to its value.</summary>
    internal static bool Next(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.ValueTextEquals(name))
            return false;
        reader.Read();
        return true;
    }

    internal static void KeepNext(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? kept)
    {
        var name = reader.GetString()!;
        reader.Read();
        JsonReading.Keep(ref reader, name, ref kept);
    }

    private static SegmentType ReadType(ref Utf8JsonReader reader)
    {
        // The known words are there already; a new string for each of a hundred thousand segments would be waste.
        if (reader.TokenType == JsonTokenType.String)
        {
            if (reader.ValueTextEquals("bulk"u8))
                return SegmentType.Bulk;
            if (reader.ValueTextEquals("custom"u8))
                return SegmentType.Custom;
            if (reader.ValueTextEquals("filter"u8))
                return SegmentType.Filter;
        }

        return new SegmentType(JsonReading.ReadText(ref reader));
    }
}

using System.Collections.ObjectModel;
using System.Text.Json;

namespace SocioStacks.Segments.Wire;

internal static class SettingsReading
{
    public static SegmentSettings Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return SegmentSettings.Empty;
            case JsonTokenType.StartArray:
                // PHP's way to write an object without properties.
                reader.TrySkip();
                return SegmentSettings.Empty;
            case not JsonTokenType.StartObject:
                throw new JsonException("The settings of a segment were expected.");
        }

        long[] contactIds = [];
        string[] phoneNumbers = [];
        SegmentFilter[] filters = [];
        string[] countries = [];
        Continent[] continents = [];
        Dictionary<string, JsonElement>? kept = null;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentConverter.Next(ref reader, "contacts_ids"u8))
                contactIds = JsonReading.ReadList(ref reader, ReadId);
            else if (SegmentConverter.Next(ref reader, "phone_numbers"u8))
                phoneNumbers = JsonReading.ReadList(ref reader, JsonReading.ReadText);
            else if (SegmentConverter.Next(ref reader, "filters_custom_parameters"u8))
                filters = JsonReading.ReadList(ref reader, ReadFilter);
            else if (SegmentConverter.Next(ref reader, "filters_countries"u8))
                countries = JsonReading.ReadList(ref reader, JsonReading.ReadText);
            else if (SegmentConverter.Next(ref reader, "filters_continents"u8))
                continents = JsonReading.ReadList(ref reader, ReadContinent);
            else
                SegmentConverter.KeepNext(ref reader, ref kept);
        }

        return new SegmentSettings
        {
            ContactIds = contactIds,
            PhoneNumbers = phoneNumbers,
            Filters = filters,
            Countries = countries,
            Continents = continents,
            AdditionalProperties = kept is null ? ReadOnlyDictionary<string, JsonElement>.Empty : kept,
        };
    }

    private static long ReadId(ref Utf8JsonReader reader) =>
        JsonReading.ReadInt64(ref reader) ?? throw new JsonException("The id of a contact was expected.");

    private static Continent ReadContinent(ref Utf8JsonReader reader) => new(JsonReading.ReadText(ref reader));

    private static SegmentFilter ReadFilter(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A filter was expected.");

        var key = "";
        var condition = "";
        var value = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentConverter.Next(ref reader, "key"u8))
                key = JsonReading.ReadText(ref reader);
            else if (SegmentConverter.Next(ref reader, "condition"u8))
                condition = JsonReading.ReadText(ref reader);
            else if (SegmentConverter.Next(ref reader, "value"u8))
                value = JsonReading.ReadText(ref reader);
            else
                reader.TrySkip();
        }

        return new SegmentFilter(key, new FilterCondition(condition), value);
    }
}

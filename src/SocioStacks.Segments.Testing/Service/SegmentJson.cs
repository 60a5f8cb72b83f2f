using System.Globalization;
using System.Text.Json;

namespace SocioStacks.Segments.Testing;

/// <summary>Writes a segment as the service does.</summary>
internal static class SegmentJson
{
    public static void Write(Utf8JsonWriter json, Segment segment)
    {
        json.WriteStartObject();
        json.WriteNumber("id", segment.Id);
        json.WriteNumber("user_id", segment.UserId);
        json.WriteString("name", segment.Name);
        json.WritePropertyName("settings");
        WriteSettings(json, segment.Settings, segment.Type);
        json.WriteString("type", segment.Type.ToString());
        json.WriteNumber("total_contacts", segment.TotalContacts);
        WriteTime(json, "last_datetime", segment.LastUpdatedAt);
        WriteTime(json, "datetime", segment.CreatedAt);
        WriteMore(json, segment.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, SegmentSettings settings, SegmentType type)
    {
        json.WriteStartObject();
        if (type == SegmentType.Bulk || settings.PhoneNumbers.Count > 0)
            WriteList(json, "phone_numbers", settings.PhoneNumbers, json.WriteStringValue);
        if (type == SegmentType.Filter || settings.Filters.Count > 0)
            WriteList(json, "filters_custom_parameters", settings.Filters, filter => WriteFilter(json, filter));
        if (type == SegmentType.Filter || settings.Countries.Count > 0)
            WriteList(json, "filters_countries", settings.Countries, json.WriteStringValue);
        if (type == SegmentType.Filter || settings.Continents.Count > 0)
            WriteList(json, "filters_continents", settings.Continents, continent => json.WriteStringValue(continent.ToString()));
        if (type != SegmentType.Bulk || settings.ContactIds.Count > 0)
            WriteList(json, "contacts_ids", settings.ContactIds, json.WriteNumberValue);
        WriteMore(json, settings.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteFilter(Utf8JsonWriter json, SegmentFilter filter)
    {
        json.WriteStartObject();
        json.WriteString("key", filter.Key);
        json.WriteString("condition", filter.Condition.ToString());
        json.WriteString("value", filter.Value);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) =>
        json.WriteString(name, time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    private static void WriteMore(Utf8JsonWriter json, IReadOnlyDictionary<string, JsonElement> properties)
    {
        foreach (var (name, value) in properties)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }
}

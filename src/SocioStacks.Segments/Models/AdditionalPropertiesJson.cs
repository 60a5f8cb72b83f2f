using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;

namespace SocioStacks.Segments;

/// <summary>
/// Additional properties as one JSON string, for serializers that do not support <see cref="JsonElement"/>, such as
/// Newtonsoft.Json, which would write only its value kind.
/// </summary>
internal static class AdditionalPropertiesJson
{
    public static string? Write(IReadOnlyDictionary<string, JsonElement> properties)
    {
        if (properties.Count == 0)
            return null;
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            foreach (var property in properties)
            {
                json.WritePropertyName(property.Key);
                property.Value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    public static IReadOnlyDictionary<string, JsonElement> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return ReadOnlyDictionary<string, JsonElement>.Empty;
        using var json = JsonDocument.Parse(text);
        var properties = new Dictionary<string, JsonElement>();
        foreach (var property in json.RootElement.EnumerateObject())
            properties[property.Name] = property.Value.Clone();
        return properties;
    }
}

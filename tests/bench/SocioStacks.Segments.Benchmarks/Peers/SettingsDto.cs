using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Benchmarks.Peers;

public sealed class SettingsDto
{
    [JsonPropertyName("contacts_ids")]
    public List<long>? ContactsIds { get; set; }

    [JsonPropertyName("phone_numbers")]
    public List<string>? PhoneNumbers { get; set; }

    [JsonPropertyName("filters_countries")]
    public List<string>? Countries { get; set; }

    [JsonPropertyName("filters_continents")]
    public List<string>? Continents { get; set; }
}

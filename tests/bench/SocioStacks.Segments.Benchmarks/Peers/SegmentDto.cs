using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>A segment as one would write it by hand after the documentation.</summary>
public sealed class SegmentDto
{
    [JsonPropertyName("id")]
    public long Id { get; set; }

    [JsonPropertyName("user_id")]
    public long UserId { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    [JsonPropertyName("settings")]
    public SettingsDto? Settings { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("total_contacts")]
    public int TotalContacts { get; set; }

    [JsonPropertyName("last_datetime")]
    [JsonConverter(typeof(UtcTimeConverter))]
    public DateTimeOffset? LastDatetime { get; set; }

    [JsonPropertyName("datetime")]
    [JsonConverter(typeof(UtcTimeConverter))]
    public DateTimeOffset? Datetime { get; set; }
}

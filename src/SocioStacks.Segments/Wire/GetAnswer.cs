using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Wire;

/// <summary>The answer to a get.</summary>
internal sealed class GetAnswer
{
    [JsonPropertyName("data")]
    public Segment? Data { get; init; }
}

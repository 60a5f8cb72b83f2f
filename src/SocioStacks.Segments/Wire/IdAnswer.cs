using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Wire;

/// <summary>The answer to a create or update: an id, or a whole segment of which the id is read.</summary>
internal sealed class IdAnswer
{
    [JsonPropertyName("data")]
    public IdData? Data { get; init; }
}

using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>What the service wraps an answer in.</summary>
public sealed class DataDto<T>
{
    [JsonPropertyName("data")]
    public T? Data { get; set; }
}

/// <summary>The answer to a create.</summary>
public sealed class IdDto
{
    [JsonPropertyName("id")]
    public long Id { get; set; }
}

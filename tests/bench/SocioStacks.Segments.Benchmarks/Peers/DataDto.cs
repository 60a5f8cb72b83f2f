using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>What the service wraps a response in.</summary>
public sealed class DataDto<T>
{
    [JsonPropertyName("data")]
    public T? Data { get; set; }
}

/// <summary>The response to a create.</summary>
public sealed class IdDto
{
    [JsonPropertyName("id")]
    public long Id { get; set; }
}

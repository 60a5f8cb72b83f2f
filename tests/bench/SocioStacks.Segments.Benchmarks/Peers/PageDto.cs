using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Benchmarks.Peers;

public sealed class PageDto
{
    [JsonPropertyName("data")]
    public List<SegmentDto> Data { get; set; } = [];

    [JsonPropertyName("meta")]
    public MetaDto Meta { get; set; } = new();
}

public sealed class MetaDto
{
    [JsonPropertyName("page")]
    public int Page { get; set; }

    [JsonPropertyName("results_per_page")]
    public int ResultsPerPage { get; set; }

    [JsonPropertyName("total")]
    public long Total { get; set; }

    [JsonPropertyName("total_pages")]
    public int TotalPages { get; set; }
}

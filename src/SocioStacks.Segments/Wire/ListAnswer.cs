using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Wire;

/// <summary>The answer to a list.</summary>
internal sealed class ListAnswer
{
    [JsonPropertyName("data")]
    public List<Segment>? Data { get; init; }

    [JsonPropertyName("meta")]
    public ListMeta? Meta { get; init; }

    [JsonPropertyName("links")]
    public ListLinks? Links { get; init; }

    /// <summary>Fills in what the service left out from what was asked for and from its links.</summary>
    public SegmentPage ToPage(int askedPage, int askedResults)
    {
        var meta = Meta ?? new ListMeta();
        var page = meta.Page > 0 ? meta.Page : askedPage;
        var results = meta.ResultsPerPage > 0 ? meta.ResultsPerPage : askedResults;
        var totalPages = meta.TotalPages
            ?? (meta.Total is { } total ? (int)Math.Min(int.MaxValue, Math.Max(0, Math.Ceiling((decimal)total / results))) : page + (Links?.HasNext == true ? 1 : 0));

        return new SegmentPage
        {
            Segments = Data!,
            Page = page,
            ResultsPerPage = results,
            TotalResults = meta.Total ?? Data!.Count,
            TotalPages = totalPages,
        };
    }
}

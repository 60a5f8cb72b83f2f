using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Tests.Models;

/// <summary>A context such as an application has: generated code, which cannot reach what is internal in the package.</summary>
[JsonSerializable(typeof(SegmentPage))]
[JsonSerializable(typeof(WordHolder))]
[JsonSerializable(typeof(SegmentsApiError))]
[JsonSerializable(typeof(SegmentsRateLimit))]
[JsonSerializable(typeof(SegmentListOptions))]
internal sealed partial class ApplicationJson : JsonSerializerContext;

/// <summary>The same with the options of web applications.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SegmentPage))]
[JsonSerializable(typeof(WordHolder))]
[JsonSerializable(typeof(SegmentsApiError))]
[JsonSerializable(typeof(SegmentsRateLimit))]
[JsonSerializable(typeof(SegmentListOptions))]
internal sealed partial class WebApplicationJson : JsonSerializerContext;

/// <summary>The string-backed types in every place where an application may have one.</summary>
public sealed class WordHolder
{
    public SegmentType Type { get; set; }

    public FilterCondition Condition { get; set; }

    public Continent Continent { get; set; }

    public SegmentType? Missing { get; set; }

    public Continent? Given { get; set; }

    public List<SegmentType> Types { get; set; } = [];

    public Dictionary<SegmentType, int> Counts { get; set; } = [];

    public Dictionary<FilterCondition, string> Labels { get; set; } = [];

    public Dictionary<Continent, Continent> Neighbours { get; set; } = [];
}

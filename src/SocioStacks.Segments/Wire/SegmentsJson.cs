using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Wire;

/// <summary>The source-generated reader of all answers. The documentation's own examples have trailing commas.</summary>
[JsonSourceGenerationOptions(
    AllowTrailingCommas = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(SegmentConverter), typeof(ListMetaConverter), typeof(ListLinksConverter), typeof(IdDataConverter)])]
[JsonSerializable(typeof(ListAnswer))]
[JsonSerializable(typeof(GetAnswer))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SegmentsJson : JsonSerializerContext;

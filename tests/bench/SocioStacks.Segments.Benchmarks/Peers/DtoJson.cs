using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Benchmarks.Peers;

[JsonSerializable(typeof(DataDto<SegmentDto>))]
[JsonSerializable(typeof(DataDto<IdDto>))]
[JsonSerializable(typeof(PageDto))]
internal sealed partial class DtoJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Aot;

/// <summary>Writes and reads segments with generated code, as an application without reflection does.</summary>
[JsonSerializable(typeof(Segment))]
internal sealed partial class AotJson : JsonSerializerContext;

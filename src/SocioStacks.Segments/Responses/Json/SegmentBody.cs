using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>The response to a get: a segment.</summary>
internal sealed class SegmentBody : JsonBody
{
    public Segment? Segment { get; private set; }

    protected override bool TryReadProperty(ref Utf8JsonReader reader)
    {
        var isData = JsonText.IsName(ref reader, "data"u8);
        if (!TryMoveToValue(ref reader))
            return false;
        if (isData && reader.TokenType == JsonTokenType.StartObject)
        {
            Segment = SegmentReading.Read(ref reader);
            HasUnreadableId = Segment is null;
            return !HasUnreadableId;
        }

        reader.TrySkip();
        return true;
    }
}

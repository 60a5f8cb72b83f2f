using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>The response to a create or update: an id, or a whole segment of which only the id is read.</summary>
internal sealed class SavedIdBody : JsonBody
{
    /// <summary>Whether the response has data, be it empty.</summary>
    public bool HasData { get; private set; }

    public long? Id { get; private set; }

    protected override bool TryReadProperty(ref Utf8JsonReader reader)
    {
        var isData = JsonText.IsName(ref reader, "data"u8);
        if (!TryMoveToValue(ref reader))
            return false;
        if (isData)
        {
            HasData = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            Id = null;
        }

        if (isData && reader.TokenType == JsonTokenType.StartObject)
            return TryReadId(ref reader);
        reader.TrySkip();
        return true;
    }

    private bool TryReadId(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentReading.IsNext(ref reader, "id"u8))
            {
                HasUnreadableId = !JsonReading.TryReadInt64(ref reader, out var id);
                Id = id;
            }

            reader.TrySkip();
        }

        return !HasUnreadableId;
    }
}

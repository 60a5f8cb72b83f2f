using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>The response to a create or update: an id, or a whole segment of which only the id is read.</summary>
internal sealed class SavedIdBody : JsonBody
{
    private bool _hasData;

    public long? Id { get; private set; }

    /// <summary>Why the response is not one to a create or update, or <see langword="null"/> if it is one, with or without an id.</summary>
    public string? Problem => !_hasData ? "without the id of the segment"
        : HasUnreadableId ? "with an \"id\" of the segment that cannot be read"
        : null;

    protected override bool TryReadProperty(ref Utf8JsonReader reader)
    {
        var isData = JsonText.IsName(ref reader, "data"u8);
        if (!TryMoveToValue(ref reader))
            return false;
        if (isData)
        {
            _hasData = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
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

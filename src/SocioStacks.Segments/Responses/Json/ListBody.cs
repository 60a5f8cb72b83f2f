using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>The response to a list: segments, counts and links.</summary>
internal sealed class ListBody : JsonBody
{
    private bool _isInData;
    private ListMeta _meta = new();
    private bool _hasNextLink;

    /// <summary>The segments; <see langword="null"/> if the response does not contain a list of them.</summary>
    public List<Segment>? Segments { get; private set; }

    public SegmentPage ToPage(int askedPage, int askedResults) => _meta.ToPage(Segments!, _hasNextLink, askedPage, askedResults);

    protected override bool TryReadNext(ref Utf8JsonReader reader)
    {
        if (!_isInData)
            return base.TryReadNext(ref reader);

        // A PHP array with gaps is an object whose keys are ignored.
        if (!reader.Read() || (reader.TokenType == JsonTokenType.PropertyName && !reader.Read()) || !IsWhole(reader))
            return false;
        if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
        {
            _isInData = false;
            return true;
        }

        if (SegmentReading.Read(ref reader) is { } segment)
            Segments!.Add(segment);
        else
            HasUnreadableId = true;
        return !HasUnreadableId;
    }

    protected override bool TryReadProperty(ref Utf8JsonReader reader)
    {
        if (JsonText.IsName(ref reader, "data"u8))
        {
            if (!reader.Read())
                return false;
            _isInData = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
            Segments = _isInData ? [] : null;
            return true;
        }

        var isMeta = JsonText.IsName(ref reader, "meta"u8);
        var isLinks = JsonText.IsName(ref reader, "links"u8);
        if (!TryMoveToValue(ref reader))
            return false;
        if (isMeta)
            _meta = ListMeta.Read(ref reader);
        else if (isLinks)
            _hasNextLink = ReadHasNextLink(ref reader);
        else
            reader.TrySkip();
        return true;
    }

    private static bool ReadHasNextLink(ref Utf8JsonReader reader)
    {
        var hasNext = false;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.TrySkip();
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentReading.IsNext(ref reader, "next"u8))
                hasNext = reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty;
            else
                reader.Read();
            reader.TrySkip();
        }

        return hasNext;
    }
}

using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>
/// Reads a segment in every form that deployed servers send. A value that is not understood leaves its property empty and is kept
/// as sent: one odd value must not make the segment, or the list that contains it, unreadable.
/// </summary>
internal static class SegmentReading
{
    /// <summary>Reads the value at the current position.</summary>
    /// <returns><see langword="null"/> if it has no readable id, without which it is not a segment.</returns>
    public static Segment? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;

        long? id = null;
        long? userId = null;
        var name = "";
        var type = default(SegmentType);
        SegmentSettings? settings = null;
        var totalContacts = 0;
        DateTimeOffset? createdAt = null;
        DateTimeOffset? lastUpdatedAt = null;
        var kept = new KeptProperties();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsNext(ref reader, "id"u8))
            {
                if (!JsonReading.TryReadInt64(ref reader, out id))
                    reader.TrySkip();
            }
            else if (IsNext(ref reader, "user_id"u8))
            {
                kept.AddUnless(JsonReading.TryReadInt64(ref reader, out userId), "user_id", ref reader);
            }
            else if (IsNext(ref reader, "name"u8))
            {
                kept.AddUnless(JsonReading.TryReadText(ref reader, out name), "name", ref reader);
            }
            else if (IsNext(ref reader, "type"u8))
            {
                kept.AddUnless(TryReadType(ref reader, out type), "type", ref reader);
            }
            else if (IsNext(ref reader, "settings"u8))
            {
                kept.AddUnless(SettingsReading.TryRead(ref reader, out settings), "settings", ref reader);
            }
            else if (IsNext(ref reader, "total_contacts"u8))
            {
                kept.AddUnless(JsonReading.TryReadCount(ref reader, out totalContacts), "total_contacts", ref reader);
            }
            else if (IsNext(ref reader, "datetime"u8))
            {
                kept.AddUnless(JsonTime.TryRead(ref reader, out createdAt), "datetime", ref reader);
            }
            else if (IsNext(ref reader, "last_datetime"u8))
            {
                kept.AddUnless(JsonTime.TryRead(ref reader, out lastUpdatedAt), "last_datetime", ref reader);
            }
            else
            {
                kept.Add(ref reader);
            }
        }

        if (id is not { } known)
            return null;
        return new Segment(settings ?? new SegmentSettings())
        {
            Id = known,
            UserId = userId ?? 0,
            Name = name,
            Type = type,
            TotalContacts = totalContacts,
            CreatedAt = createdAt,
            LastUpdatedAt = lastUpdatedAt,
            AdditionalProperties = kept.All,
        };
    }

    /// <summary>Whether the property at the current position has this name; if so, moves to its value.</summary>
    public static bool IsNext(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!JsonText.IsName(ref reader, name))
            return false;
        reader.Read();
        return true;
    }

    private static bool TryReadType(ref Utf8JsonReader reader, out SegmentType type)
    {
        // Reuses the known names rather than allocating a string for each of a hundred thousand segments.
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
        {
            if (reader.ValueTextEquals("bulk"u8))
                return (type = SegmentType.Bulk) != default;
            if (reader.ValueTextEquals("custom"u8))
                return (type = SegmentType.Custom) != default;
            if (reader.ValueTextEquals("filter"u8))
                return (type = SegmentType.Filter) != default;
        }

        var isRead = JsonReading.TryReadText(ref reader, out var word);
        type = new SegmentType(word);
        return isRead;
    }
}

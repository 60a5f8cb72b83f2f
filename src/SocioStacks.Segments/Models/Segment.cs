using System.Collections.ObjectModel;
using System.Text.Json;

namespace SocioStacks.Segments;

/// <summary>A saved audience for text messages, as the service holds it.</summary>
public sealed record Segment
{
    /// <summary>The id by which the service knows this segment, 1 or more.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the account that owns the segment; 0 where the service did not say.</summary>
    public long UserId { get; init; }

    /// <summary>The name given to the segment, at most 256 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>What decides who belongs to the segment.</summary>
    public SegmentType Type { get; init; }

    /// <summary>The phone numbers, contact ids or filters of the segment, according to its <see cref="Type"/>.</summary>
    public SegmentSettings Settings { get; init; } = SegmentSettings.Empty;

    /// <summary>
    /// How many contacts the segment holds. For a <see cref="SegmentType.Filter"/> segment the deployed service gives
    /// a count taken earlier, not the number that match now.
    /// </summary>
    public int TotalContacts { get; init; }

    /// <summary>When the segment was created, in UTC; on the wire <c>datetime</c>.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// When the segment was last updated, in UTC, or <see langword="null"/> if never; on the wire <c>last_datetime</c>.
    /// </summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>What the service sent beside the documented properties, by name; empty if nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>
    /// Gives the definition that would create this segment again. To rename a segment safely, send it along with the
    /// new name: some deployed versions of the service empty a custom segment that is updated without its contacts.
    /// A segment that is empty gives an empty definition, which no call sends: rename it by its name alone.
    /// </summary>
    /// <returns>A bulk, custom or filter definition with the values of <see cref="Settings"/>.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Type"/> is none of the three known kinds.</exception>
    public SegmentDefinition ToDefinition()
    {
        if (Type == SegmentType.Bulk)
            return SegmentDefinition.Bulk(Settings.PhoneNumbers);
        if (Type == SegmentType.Custom)
            return SegmentDefinition.Custom(Settings.ContactIds);
        if (Type == SegmentType.Filter)
            return FilterSegmentDefinition.Of(Settings);
        throw new InvalidOperationException($"A segment of type '{Type}' cannot be turned into a definition: only bulk, custom and filter can.");
    }
}

using System.Collections.ObjectModel;
using System.Globalization;
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
    /// Returns the definition that would create this segment again. To rename a segment safely, send it with the new name:
    /// some deployed versions of the service empty a custom segment that is updated without its contacts.
    /// </summary>
    /// <remarks>
    /// What the service holds is sent back as it is, including phone numbers, conditions, countries and continents that a
    /// new definition would not accept. An empty segment yields an empty definition, which
    /// <see cref="ISegmentsClient.CreateAsync"/> and <see cref="ISegmentsClient.UpdateAsync"/> reject; to rename an empty
    /// segment, pass the name only.
    /// </remarks>
    /// <returns>A bulk, custom or filter definition with the values of <see cref="Settings"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// <see cref="Type"/> is not one of the three known kinds, or the definition would lose something: a setting unknown to
    /// this version, phone numbers or contact ids that <see cref="TotalContacts"/> counts and that were not read, or an
    /// entry or filter that the service would drop, split, truncate or treat as another. The message names it.
    /// </exception>
    public SegmentDefinition ToDefinition()
    {
        if (Type != SegmentType.Bulk && Type != SegmentType.Custom && Type != SegmentType.Filter)
        {
            var type = TextRules.IsQuotableWord(Type.ToString()) ? $"of type '{Type}'" : "of an unknown type";
            throw new InvalidOperationException($"A segment {type} cannot be turned into a definition: only bulk, custom and filter can.");
        }

        // A few are enough: there may be one for each of a million entries.
        if (SegmentLosses.Of(this).Take(5).ToList() is { Count: > 0 } losses)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Segment {Id} cannot be turned into a definition without loss. Sending it would lose {string.Join("; ", losses)}."));

        return Type == SegmentType.Bulk ? BulkSegmentDefinition.Of(Settings)
            : Type == SegmentType.Custom ? SegmentDefinition.Custom(Settings.ContactIds)
            : FilterSegmentDefinition.Of(Settings);
    }
}

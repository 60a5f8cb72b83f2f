using System.Collections.ObjectModel;
using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;

namespace SocioStacks.Segments;

/// <summary>A saved audience for text messages, as the service holds it.</summary>
/// <remarks>
/// A property whose value in the response cannot be read for certain is empty, and the value is kept in
/// <see cref="AdditionalProperties"/> under its name on the wire. Segments can be serialized with System.Text.Json and
/// Newtonsoft.Json without loss.
/// </remarks>
[DataContract]
public sealed record Segment
{
    /// <summary>Creates a segment without contents, for example in a test.</summary>
    public Segment() => Settings = new();

    internal Segment(SegmentSettings settings) => Settings = settings;

    /// <summary>The id by which the service knows this segment, 1 or more.</summary>
    [DataMember]
    public required long Id { get; init; }

    /// <summary>The id of the account that owns the segment; 0 if the service does not report it.</summary>
    [DataMember]
    public long UserId { get; init; }

    /// <summary>The name given to the segment, at most 256 characters.</summary>
    [DataMember]
    public string Name { get; init; } = "";

    /// <summary>What decides who belongs to the segment.</summary>
    [DataMember]
    public SegmentType Type { get; init; }

    /// <summary>The phone numbers, contact ids or filters of the segment, according to its <see cref="Type"/>.</summary>
    [DataMember]
    public SegmentSettings Settings { get; init; }

    /// <summary>
    /// The number of contacts in the segment. For a <see cref="SegmentType.Filter"/> segment the deployed service
    /// returns a count taken earlier, not the number of contacts that match now.
    /// </summary>
    [DataMember]
    public int TotalContacts { get; init; }

    /// <summary>
    /// When the segment was created, in UTC, or <see langword="null"/> if the service reports no time; on the wire
    /// <c>datetime</c>.
    /// </summary>
    [DataMember]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// When the segment was last updated, in UTC, or <see langword="null"/> if never; on the wire <c>last_datetime</c>.
    /// </summary>
    [DataMember]
    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>
    /// The properties of the response that no other property holds, by their names on the wire: those that are not
    /// documented, and those whose value cannot be read for certain, such as a <c>datetime</c> in a local time zone. Empty
    /// if there are none.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    [DataMember(EmitDefaultValue = false)]
    internal string? AdditionalPropertiesText
    {
        get => AdditionalPropertiesJson.Write(AdditionalProperties);
        init => AdditionalProperties = AdditionalPropertiesJson.Read(value);
    }

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
            var type = TextValidation.IsQuotableWord(Type.ToString()) ? $"of type '{Type}'" : "of an unknown type";
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

using System.Collections.ObjectModel;
using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;

namespace SocioStacks.Segments;

/// <summary>A saved audience for text messages, as stored by the service.</summary>
/// <remarks>
/// If a value in the response cannot be read with certainty, its property is empty and the value is kept in
/// <see cref="AdditionalProperties"/> under its name on the wire. Segments round-trip through System.Text.Json and
/// Newtonsoft.Json without loss.
/// </remarks>
[DataContract]
public sealed record Segment
{
    /// <summary>Creates an empty segment, for example in a test.</summary>
    public Segment() => Settings = new();

    internal Segment(SegmentSettings settings) => Settings = settings;

    /// <summary>The id of the segment, 1 or more.</summary>
    [DataMember]
    public required long Id { get; init; }

    /// <summary>The id of the account that owns the segment; 0 if the service does not report it.</summary>
    [DataMember]
    public long UserId { get; init; }

    /// <summary>The name of the segment, at most 256 characters.</summary>
    [DataMember]
    public string Name { get; init; } = "";

    /// <summary>The type of the segment, which determines how its members are selected.</summary>
    [DataMember]
    public SegmentType Type { get; init; }

    /// <summary>The phone numbers, contact ids or filters of the segment, according to its <see cref="Type"/>.</summary>
    [DataMember]
    public SegmentSettings Settings { get; init; }

    /// <summary>
    /// The number of contacts in the segment. For a <see cref="SegmentType.Filter"/> segment, the service returns an earlier count,
    /// not the number of contacts that match now.
    /// </summary>
    [DataMember]
    public int TotalContacts { get; init; }

    /// <summary>
    /// The creation time in UTC, or <see langword="null"/> if the service reports none; <c>datetime</c> on the wire.
    /// </summary>
    [DataMember]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// The time of the last update in UTC, or <see langword="null"/> if there was none; <c>last_datetime</c> on the wire.
    /// </summary>
    [DataMember]
    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>
    /// The properties of the response that have no other property here, by their names on the wire: undocumented ones, and those
    /// whose value cannot be read with certainty, such as a <c>datetime</c> in a local time zone. Empty if there are none.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    [DataMember(EmitDefaultValue = false)]
    internal string? AdditionalPropertiesText
    {
        get => AdditionalPropertiesJson.Write(AdditionalProperties);
        init => AdditionalProperties = AdditionalPropertiesJson.Read(value);
    }

    /// <summary>
    /// Returns the definition that would create this segment again. To rename a segment safely, send its definition with the new
    /// name: some deployed servers empty a custom segment that is updated without its contacts.
    /// </summary>
    /// <remarks>
    /// Stored values are returned unchanged, including phone numbers, conditions, countries and continents that a new definition
    /// would reject. An empty segment yields an empty definition, which <see cref="ISegmentsClient.CreateAsync"/> and
    /// <see cref="ISegmentsClient.UpdateAsync"/> reject; to rename an empty segment, pass the name only.
    /// </remarks>
    /// <returns>A bulk, custom or filter definition with the values of <see cref="Settings"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// <see cref="Type"/> is not one of the three known types, or the definition would lose something: a setting unknown to this
    /// version, phone numbers or contact ids that <see cref="TotalContacts"/> counts but that were not read, or an entry or filter
    /// that the service would drop, split, truncate or change. The message names it.
    /// </exception>
    public SegmentDefinition ToDefinition()
    {
        if (Type != SegmentType.Bulk && Type != SegmentType.Custom && Type != SegmentType.Filter)
        {
            var type = TextValidation.IsQuotableWord(Type.ToString()) ? $"of type '{Type}'" : "of an unknown type";
            throw new InvalidOperationException($"A segment {type} cannot be converted to a definition. Only bulk, custom and filter segments can.");
        }

        // Report only a few: there may be one for each of a million entries.
        if (SegmentLosses.Of(this).Take(5).ToList() is { Count: > 0 } losses)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Segment {Id} cannot be converted to a definition without loss. Sending it would lose {string.Join("; ", losses)}."));

        return Type == SegmentType.Bulk ? BulkSegmentDefinition.Of(Settings)
            : Type == SegmentType.Custom ? SegmentDefinition.Custom(Settings.ContactIds)
            : FilterSegmentDefinition.Of(Settings);
    }
}

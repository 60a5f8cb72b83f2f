using System.Collections.ObjectModel;
using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;

namespace SocioStacks.Segments;

/// <summary>
/// What makes up a segment. Only the lists that belong to the segment's type are filled; all others are empty.
/// </summary>
/// <remarks>
/// Entries of a list that cannot be read for certain are left out of it, and the whole list is kept as sent in
/// <see cref="AdditionalProperties"/> under its name on the wire, for example <c>contacts_ids</c>.
/// </remarks>
[DataContract]
public sealed record SegmentSettings
{
    /// <summary>The ids of the contacts of a <see cref="SegmentType.Custom"/> segment.</summary>
    [DataMember]
    public IReadOnlyList<long> ContactIds { get; init; } = [];

    /// <summary>The phone numbers of a <see cref="SegmentType.Bulk"/> segment, as they were given.</summary>
    [DataMember]
    public IReadOnlyList<string> PhoneNumbers { get; init; } = [];

    /// <summary>The conditions on custom parameters of a <see cref="SegmentType.Filter"/> segment.</summary>
    [DataMember]
    public IReadOnlyList<SegmentFilter> Filters { get; init; } = [];

    /// <summary>The ISO 3166-1 alpha-2 codes of the countries that a <see cref="SegmentType.Filter"/> segment asks for.</summary>
    [DataMember]
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The continents that a <see cref="SegmentType.Filter"/> segment asks for.</summary>
    [DataMember]
    public IReadOnlyList<Continent> Continents { get; init; } = [];

    /// <summary>
    /// The settings of the response that no other property holds, by their names on the wire: those that are not
    /// documented, and lists that cannot be read whole. Empty if there are none.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    [DataMember(EmitDefaultValue = false)]
    internal string? AdditionalPropertiesText
    {
        get => AdditionalPropertiesJson.Write(AdditionalProperties);
        init => AdditionalProperties = AdditionalPropertiesJson.Read(value);
    }

    /// <summary>Returns the number of entries of each list; never the phone numbers themselves.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{nameof(SegmentSettings)} {{ ContactIds: {ContactIds.Count}, PhoneNumbers: {PhoneNumbers.Count}, Filters: {Filters.Count}, Countries: {Countries.Count}, Continents: {Continents.Count} }}");
}

using System.Collections.ObjectModel;
using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;

namespace SocioStacks.Segments;

/// <summary>
/// The members or criteria of a segment. Only the lists that belong to the segment's type are filled; all others are empty.
/// </summary>
/// <remarks>
/// If entries of a list cannot be read with certainty, they are left out, and the whole list is kept as sent in
/// <see cref="AdditionalProperties"/> under its name on the wire, for example <c>contacts_ids</c>.
/// </remarks>
[DataContract]
public sealed record SegmentSettings
{
    /// <summary>The ids of the contacts of a <see cref="SegmentType.Custom"/> segment.</summary>
    [DataMember]
    public IReadOnlyList<long> ContactIds { get; init; } = [];

    /// <summary>The phone numbers of a <see cref="SegmentType.Bulk"/> segment, as they were sent.</summary>
    [DataMember]
    public IReadOnlyList<string> PhoneNumbers { get; init; } = [];

    /// <summary>The conditions on custom parameters of a <see cref="SegmentType.Filter"/> segment.</summary>
    [DataMember]
    public IReadOnlyList<SegmentFilter> Filters { get; init; } = [];

    /// <summary>The ISO 3166-1 alpha-2 codes of the countries that a <see cref="SegmentType.Filter"/> segment selects.</summary>
    [DataMember]
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The continents that a <see cref="SegmentType.Filter"/> segment selects.</summary>
    [DataMember]
    public IReadOnlyList<Continent> Continents { get; init; } = [];

    /// <summary>
    /// The settings of the response that have no other property here, by their names on the wire: undocumented ones, and lists
    /// with entries that cannot be read. Empty if there are none.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    [DataMember(EmitDefaultValue = false)]
    internal string? AdditionalPropertiesText
    {
        get => AdditionalPropertiesJson.Write(AdditionalProperties);
        init => AdditionalProperties = AdditionalPropertiesJson.Read(value);
    }

    /// <summary>Returns the number of entries in each list, but not the phone numbers themselves.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{nameof(SegmentSettings)} {{ ContactIds: {ContactIds.Count}, PhoneNumbers: {PhoneNumbers.Count}, Filters: {Filters.Count}, Countries: {Countries.Count}, Continents: {Continents.Count} }}");
}

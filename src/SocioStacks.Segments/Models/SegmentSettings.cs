using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace SocioStacks.Segments;

/// <summary>
/// What makes up a segment. Only the lists that belong to the segment's type are filled; all others are empty.
/// </summary>
public sealed record SegmentSettings
{
    internal static SegmentSettings Empty { get; } = new();

    /// <summary>The ids of the contacts of a <see cref="SegmentType.Custom"/> segment.</summary>
    public IReadOnlyList<long> ContactIds { get; init; } = [];

    /// <summary>The phone numbers of a <see cref="SegmentType.Bulk"/> segment, as they were given.</summary>
    public IReadOnlyList<string> PhoneNumbers { get; init; } = [];

    /// <summary>The conditions on custom parameters of a <see cref="SegmentType.Filter"/> segment.</summary>
    public IReadOnlyList<SegmentFilter> Filters { get; init; } = [];

    /// <summary>The ISO 3166-1 alpha-2 codes of the countries that a <see cref="SegmentType.Filter"/> segment asks for.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The continents that a <see cref="SegmentType.Filter"/> segment asks for.</summary>
    public IReadOnlyList<Continent> Continents { get; init; } = [];

    /// <summary>What the service sent beside the documented settings, by name; empty if nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Tells how many entries each list has; never the phone numbers themselves.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{nameof(SegmentSettings)} {{ ContactIds: {ContactIds.Count}, PhoneNumbers: {PhoneNumbers.Count}, Filters: {Filters.Count}, Countries: {Countries.Count}, Continents: {Continents.Count} }}");
}

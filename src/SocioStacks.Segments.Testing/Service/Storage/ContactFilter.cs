using System.Globalization;

namespace SocioStacks.Segments.Testing;

/// <summary>
/// Selects the members of a filter segment: contacts that have not opted out, match every filter, and are in one of the countries
/// and on one of the continents, as far as these are given. Without any criteria, no contact matches.
/// </summary>
/// <remarks>
/// Texts are compared as MySQL compares texts in a JSON column: by code points, and thus case-sensitively. A parameter that a contact
/// does not have is NULL there and matches no condition, not even a negative one.
/// </remarks>
internal sealed class ContactFilter(IReadOnlyList<SegmentFilter> filters, IReadOnlyList<string>? countries, IReadOnlyList<Continent>? continents)
{
    private static readonly Dictionary<FilterCondition, Func<string, string, bool>> Conditions = new()
    {
        [FilterCondition.Exact] = (actual, value) => actual == value,
        [FilterCondition.NotExact] = (actual, value) => actual != value,
        [FilterCondition.Contains] = (actual, value) => actual.Contains(value, StringComparison.Ordinal),
        [FilterCondition.NotContains] = (actual, value) => !actual.Contains(value, StringComparison.Ordinal),
        [FilterCondition.StartsWith] = (actual, value) => actual.StartsWith(value, StringComparison.Ordinal),
        [FilterCondition.NotStartsWith] = (actual, value) => !actual.StartsWith(value, StringComparison.Ordinal),
        [FilterCondition.EndsWith] = (actual, value) => actual.EndsWith(value, StringComparison.Ordinal),
        [FilterCondition.NotEndsWith] = (actual, value) => !actual.EndsWith(value, StringComparison.Ordinal),
        [FilterCondition.BiggerThan] = (actual, value) => NumberOf(actual) > NumberOf(value),
        [FilterCondition.LowerThan] = (actual, value) => NumberOf(actual) < NumberOf(value),
    };

    public static bool IsKnown(FilterCondition condition) => Conditions.ContainsKey(condition);

    /// <summary>Creates the filter of a segment from the form that was sent.</summary>
    public static ContactFilter Of(SegmentSettings settings, SentSegment sent) => new(
        settings.Filters,
        settings.Countries.Count > 0 || sent.AsksForUnknownCountry ? settings.Countries : null,
        settings.Continents.Count > 0 || sent.AsksForUnknownContinent ? settings.Continents : null);

    public bool Matches(SegmentContact contact) =>
        !contact.HasOptedOut
        && (filters.Count > 0 || countries is not null || continents is not null)
        && filters.All(filter => Matches(filter, contact))
        && (countries is null || countries.Contains(contact.CountryCode, StringComparer.Ordinal))
        && (continents is null || (contact.ContinentCode is { } continent && continents.Contains(new Continent(continent))));

    private static bool Matches(SegmentFilter filter, SegmentContact contact) =>
        contact.CustomParameters.TryGetValue(filter.Key, out var actual)
        && Conditions.TryGetValue(filter.Condition, out var isMet)
        && isMet(actual, filter.Value);

    /// <summary>Parses a number. Text that is not a number counts as 0.</summary>
    private static double NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
}

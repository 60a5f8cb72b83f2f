using System.Globalization;

namespace SocioStacks.Segments.Testing;

/// <summary>
/// What a form says about a segment, after the service has dropped and cut what it drops and cuts without a word. What
/// was not sent is <see langword="null"/>.
/// </summary>
internal sealed class SentSegment
{
    private const int MaxNameLength = 256;
    private const int MaxFilterKeyLength = 64;
    private const int MaxFilterValueLength = 512;
    private const int LastFilterIndex = 49;

    public SentSegment(PhpForm form)
    {
        Name = form.Text("name") is { } name ? Cut(name, MaxNameLength) : null;
        Type = form.Text("type") is { } type ? TypeOf(type) : null;
        PhoneNumbers = form.Text("phone_numbers") is { } numbers ? PhoneNumbersOf(numbers) : null;
        ContactIds = form.Text("contacts_ids") is { } ids ? ContactIdsOf(ids) : null;
        Filters = form.List("filters_custom_parameter_key") is { } keys ? FiltersOf(keys, form) : null;
        Countries = form.List("filters_countries") is { } countries ? [.. countries.Values.Where(CountryCodes.IsKnown).Distinct(StringComparer.Ordinal)] : null;
        Continents = form.List("filters_continents") is { } continents ? ContinentsOf(continents) : null;
        AsksForUnknownCountry = Countries is [] && HasText(form.List("filters_countries"));
        AsksForUnknownContinent = Continents is [] && HasText(form.List("filters_continents"));
    }

    public string? Name { get; }

    public SegmentType? Type { get; }

    public IReadOnlyList<string>? PhoneNumbers { get; }

    public IReadOnlyList<long>? ContactIds { get; }

    public IReadOnlyList<SegmentFilter>? Filters { get; }

    public IReadOnlyList<string>? Countries { get; }

    public IReadOnlyList<Continent>? Continents { get; }

    /// <summary>Whether all countries were dropped: nobody lives in any of them. A blank one, which only clears the list, asks for none.</summary>
    public bool AsksForUnknownCountry { get; }

    public bool AsksForUnknownContinent { get; }

    /// <summary>The settings of a segment of this type: what was sent in place of what was there before.</summary>
    public SegmentSettings Over(SegmentSettings before, SegmentType type) => type.Value switch
    {
        "bulk" => before with { PhoneNumbers = PhoneNumbers ?? before.PhoneNumbers },
        "custom" => before with { ContactIds = ContactIds ?? before.ContactIds },
        "filter" => before with
        {
            Filters = Filters ?? before.Filters,
            Countries = Countries ?? before.Countries,
            Continents = Continents ?? before.Continents,
        },
        _ => before,
    };

    private static bool HasText(PhpList? list) => list is not null && !list.Values.All(string.IsNullOrWhiteSpace);

    private static SegmentType TypeOf(string word) => word switch
    {
        "bulk" => SegmentType.Bulk,
        "custom" => SegmentType.Custom,
        _ => SegmentType.Filter,
    };

    private static string[] PhoneNumbersOf(string text) =>
        [.. text.Split(',', '\r', '\n').Select(number => number.Trim()).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal)];

    private static long[] ContactIdsOf(string text) =>
        [.. text.Split(',').Select(id => PositiveOrZero(id.Trim())).Where(id => id > 0).Distinct()];

    private static long PositiveOrZero(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static List<SegmentFilter> FiltersOf(PhpList keys, PhpForm form)
    {
        var conditions = form.List("filters_custom_parameter_condition");
        var values = form.List("filters_custom_parameter_value");
        var filters = new List<SegmentFilter>();
        foreach (var (index, key) in keys)
        {
            if (string.IsNullOrWhiteSpace(key) || !(PhpList.NumberOf(index) <= LastFilterIndex))
                continue;
            var condition = new FilterCondition(conditions?[index] ?? "");
            filters.Add(new SegmentFilter(
                Cut(key, MaxFilterKeyLength),
                ContactFilter.IsKnown(condition) ? condition : FilterCondition.Exact,
                Cut(values?[index] ?? "", MaxFilterValueLength)));
        }

        return filters;
    }

    private static Continent[] ContinentsOf(PhpList codes) =>
        [.. codes.Values.Where(code => code is "AF" or "AN" or "AS" or "EU" or "NA" or "OC" or "SA").Distinct(StringComparer.Ordinal).Select(code => new Continent(code))];

    /// <summary>The service counts characters as Unicode does: an emoji is one, and is never cut in half.</summary>
    private static string Cut(string text, int maxLength)
    {
        var length = 0;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (length++ == maxLength)
                return text[..end];
            end += rune.Utf16SequenceLength;
        }

        return text;
    }
}

namespace SocioStacks.Segments.Testing;

/// <summary>
/// The segment described by a form, after silent dropping and truncation. What was not sent is <see langword="null"/>.
/// </summary>
internal sealed class SentSegment
{
    private const int MaxNameLength = 256;
    private const int MaxFilterKeyLength = 64;
    private const int MaxFilterValueLength = 512;
    private const int LastFilterIndex = 49;

    private static readonly string[] KnownContinents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];

    /// <summary>The fields of a definition. If one of them was sent, the definition counts as sent.</summary>
    private static readonly string[] DefinitionFields =
        ["type", "phone_numbers", "contacts_ids", "filters_custom_parameter_key", "filters_countries", "filters_continents"];

    private readonly ServiceSettings _service;
    private readonly bool _hasDefinition;

    public SentSegment(PhpForm form, ServiceSettings service)
    {
        _service = service;
        _hasDefinition = DefinitionFields.Any(form.Has);

        // A list in place of a text counts as an empty text when the service checks whether the field is present.
        Name = form.Has("name") ? service.Save(form.Text("name") ?? "", MaxNameLength) : null;
        Type = form.Has("type") ? TypeOf(form.Text("type")) : null;
        PhoneNumbers = form.Text("phone_numbers") is { } numbers ? PhoneNumbersOf(numbers) : null;
        ContactIds = form.Text("contacts_ids") is { } ids ? ContactIdsOf(ids) : null;
        Filters = form.List("filters_custom_parameter_key") is { } keys ? FiltersOf(keys, form) : null;
        Countries = form.List("filters_countries") is { } countries ? CodesOf(countries, CountryCodes.IsKnown) : null;
        Continents = form.List("filters_continents") is { } continents ? [.. CodesOf(continents, KnownContinents.Contains).Select(code => new Continent(code))] : null;
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

    /// <summary>Whether all countries were dropped, so that no contact matches. A blank one, which only clears the list, is not a criterion.</summary>
    public bool AsksForUnknownCountry { get; }

    public bool AsksForUnknownContinent { get; }

    /// <summary>Returns the settings of a segment of this type: those that were sent replace those before.</summary>
    public SegmentSettings Over(SegmentSettings before, SegmentType type)
    {
        if (_service.ClearsListsNotSent && _hasDefinition)
            before = new SegmentSettings();
        return type.Value switch
        {
            "bulk" => before with { PhoneNumbers = PhoneNumbers ?? before.PhoneNumbers },
            "custom" => before with { ContactIds = ContactIds ?? (_service.EmptiesCustomSegmentsOnUpdate ? [] : before.ContactIds) },
            "filter" => before with
            {
                Filters = Filters ?? before.Filters,
                Countries = Countries ?? before.Countries,
                Continents = Continents ?? before.Continents,
            },
            _ => before,
        };
    }

    private static SegmentType TypeOf(string? word) => word switch
    {
        "bulk" => SegmentType.Bulk,
        "custom" => SegmentType.Custom,
        _ => SegmentType.Filter,
    };

    private static string[] PhoneNumbersOf(string text) =>
        [.. text.Split(',', '\r', '\n').Select(PhpText.Trim).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal)];

    private static long[] ContactIdsOf(string text) =>
        [.. text.Split(',').Select(PhpText.Trim).Where(IsNumber).Select(PhpText.ToInteger).Where(id => id > 0).Distinct()];

    private static bool IsNumber(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');

    private static string[] CodesOf(PhpList codes, Func<string, bool> isKnown) => [.. codes.Texts.Where(isKnown).Distinct(StringComparer.Ordinal)];

    private static bool HasText(PhpList? list) => list is not null && !list.Texts.All(PhpText.IsBlank);

    private List<SegmentFilter> FiltersOf(PhpList keys, PhpForm form)
    {
        var conditions = form.List("filters_custom_parameter_condition");
        var values = form.List("filters_custom_parameter_value");
        var filters = new List<SegmentFilter>();
        foreach (var (index, text) in keys.Entries)
        {
            var key = _service.Save(text, MaxFilterKeyLength);
            if (PhpText.IsBlank(key) || !(PhpList.NumberOf(index) <= LastFilterIndex))
                continue;
            var condition = new FilterCondition(conditions?[index] ?? "");
            filters.Add(new SegmentFilter(
                key,
                ContactFilter.IsKnown(condition) ? condition : FilterCondition.Exact,
                _service.Save(values?[index] ?? "", MaxFilterValueLength)));
        }

        return filters;
    }
}

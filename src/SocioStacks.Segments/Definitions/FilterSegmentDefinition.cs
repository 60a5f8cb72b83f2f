using System.Collections.Immutable;
using System.Globalization;
using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>
/// Defines a segment by filters: all contacts that match every filter. Created by <see cref="SegmentDefinition.Filter"/>.
/// Instances are immutable: each method returns a new definition.
/// </summary>
public sealed class FilterSegmentDefinition : SegmentDefinition
{
    internal const int MaxFilters = 50;

    private static readonly ImmutableArray<FilterCondition> Conditions =
    [
        FilterCondition.Exact, FilterCondition.NotExact, FilterCondition.Contains, FilterCondition.NotContains, FilterCondition.StartsWith,
        FilterCondition.NotStartsWith, FilterCondition.EndsWith, FilterCondition.NotEndsWith, FilterCondition.BiggerThan, FilterCondition.LowerThan,
    ];

    private readonly ImmutableArray<SegmentFilter> _filters;
    private readonly ImmutableArray<string> _countries;
    private readonly ImmutableArray<Continent> _continents;

    private FilterSegmentDefinition(ImmutableArray<SegmentFilter> filters, ImmutableArray<string> countries, ImmutableArray<Continent> continents)
    {
        _filters = filters;
        _countries = countries;
        _continents = continents;
    }

    /// <inheritdoc/>
    public override SegmentType Type => SegmentType.Filter;

    /// <summary>The conditions on custom parameters, in the order in which they were added; at most 50.</summary>
    public IReadOnlyList<SegmentFilter> Filters => _filters;

    /// <summary>The ISO 3166-1 alpha-2 codes of the countries, in upper case, without duplicates.</summary>
    public IReadOnlyList<string> Countries => _countries;

    /// <summary>The continents, without duplicates.</summary>
    public IReadOnlyList<Continent> Continents => _continents;

    internal static FilterSegmentDefinition Empty { get; } = new([], [], []);

    /// <summary>Adds a condition on a custom parameter of the contacts.</summary>
    /// <param name="key">The name of the custom parameter, not blank and at most 64 characters.</param>
    /// <param name="condition">
    /// The comparison of the parameter with <paramref name="value"/>: one of the ten members of <see cref="FilterCondition"/>. The
    /// service would treat any other as <see cref="FilterCondition.Exact"/>.
    /// </param>
    /// <param name="value">
    /// The value to compare with, at most 512 characters. For <see cref="FilterCondition.BiggerThan"/> and
    /// <see cref="FilterCondition.LowerThan"/> it must be a number such as <c>18</c> or <c>-0.5</c>.
    /// </param>
    /// <returns>A definition with the condition added.</returns>
    /// <exception cref="ArgumentException">The key, condition or value is not valid, or the definition already has 50 conditions.</exception>
    public FilterSegmentDefinition Where(string key, FilterCondition condition, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (TextValidation.IsBlank(key))
            throw new ArgumentException("The key of a filter must not be blank: the service would ignore the filter.", nameof(key));
        TextValidation.CheckText(key, TextValidation.MaxFilterKeyLength, "The key of a filter", nameof(key));
        TextValidation.CheckText(value, TextValidation.MaxFilterValueLength, "The value of a filter", nameof(value));
        if (!Conditions.Contains(condition))
            throw new ArgumentException($"The condition of a filter must be one of {string.Join(", ", Conditions)}: the service would treat any other as exact.", nameof(condition));
        if ((condition == FilterCondition.BiggerThan || condition == FilterCondition.LowerThan) && !IsNumber(value))
            throw new ArgumentException($"The condition {condition} compares numbers, and the value is not a number: the service would treat it as 0. Use a number such as 18, -3 or 0.5.", nameof(value));
        if (_filters.Length >= MaxFilters)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A segment can have at most {MaxFilters} filters: the service would ignore the others."), nameof(key));

        return new(_filters.Add(new(key, condition, value)), _countries, _continents);
    }

    /// <summary>Adds a condition that compares a custom parameter of the contacts with a number.</summary>
    /// <param name="key">The name of the custom parameter, not blank and at most 64 characters.</param>
    /// <param name="condition">
    /// The comparison of the parameter with <paramref name="value"/>: one of the ten members of
    /// <see cref="FilterCondition"/>. Only <see cref="FilterCondition.BiggerThan"/> and
    /// <see cref="FilterCondition.LowerThan"/> compare numbers; the others compare the number's digits as text.
    /// </param>
    /// <param name="value">The number to compare with. It is sent with a decimal point, regardless of the culture.</param>
    /// <returns>A definition with the condition added.</returns>
    /// <exception cref="ArgumentException">The key or condition is not valid, or the definition already has 50 conditions.</exception>
    public FilterSegmentDefinition Where(string key, FilterCondition condition, decimal value) =>
        Where(key, condition, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds countries. Contacts of any country in the definition match.</summary>
    /// <param name="countryCodes">
    /// Officially assigned ISO 3166-1 alpha-2 codes such as <c>IT</c>. Lower-case codes are upper-cased. Any other code is rejected:
    /// the service would drop it silently, and the segment would then have other members.
    /// </param>
    /// <returns>A definition with the countries added.</returns>
    /// <exception cref="ArgumentException">A code is not assigned in ISO 3166-1 alpha-2.</exception>
    public FilterSegmentDefinition InCountries(params string[] countryCodes) => InCountries((IEnumerable<string>)countryCodes);

    /// <summary>Adds countries. Contacts of any country in the definition match.</summary>
    /// <param name="countryCodes">
    /// Officially assigned ISO 3166-1 alpha-2 codes such as <c>IT</c>. The sequence is read once. Lower-case codes are upper-cased.
    /// Any other code is rejected: the service would drop it silently, and the segment would then have other members.
    /// </param>
    /// <returns>A definition with the countries added.</returns>
    /// <exception cref="ArgumentException">A code is not assigned in ISO 3166-1 alpha-2.</exception>
    public FilterSegmentDefinition InCountries(IEnumerable<string> countryCodes)
    {
        ArgumentNullException.ThrowIfNull(countryCodes);
        return new(_filters, [.. _countries.Union(countryCodes.Select(CountryCodes.Checked))], _continents);
    }

    /// <summary>Adds continents. Contacts of any continent in the definition match.</summary>
    /// <param name="continents">The continents: members of <see cref="Continent"/>.</param>
    /// <returns>A definition with the continents added.</returns>
    /// <exception cref="ArgumentException">A continent is not one of the seven that the service supports.</exception>
    public FilterSegmentDefinition InContinents(params Continent[] continents) => InContinents((IEnumerable<Continent>)continents);

    /// <summary>Adds continents. Contacts of any continent in the definition match.</summary>
    /// <param name="continents">The continents: members of <see cref="Continent"/>. The sequence is read once.</param>
    /// <returns>A definition with the continents added.</returns>
    /// <exception cref="ArgumentException">A continent is not one of the seven that the service supports.</exception>
    public FilterSegmentDefinition InContinents(IEnumerable<Continent> continents)
    {
        ArgumentNullException.ThrowIfNull(continents);
        return new(_filters, _countries, [.. _continents.Union(continents.Select(Checked))]);
    }

    /// <summary>Creates a definition from stored values, which are sent unchanged, including names unknown to this version.</summary>
    internal static FilterSegmentDefinition Of(SegmentSettings settings) =>
        new([.. settings.Filters], [.. settings.Countries], [.. settings.Continents]);

    internal override void AddFieldsTo(SegmentForm form, bool isUpdate)
    {
        if (_filters.IsEmpty && _countries.IsEmpty && _continents.IsEmpty)
            throw new ArgumentException("A filter definition requires at least one filter, country or continent. Add one with Where, InCountries or InContinents.", "definition");

        for (var i = 0; i < _filters.Length; i++)
            AddFilter(form, i, _filters[i].Key, _filters[i].Condition.ToString(), _filters[i].Value);
        foreach (var country in _countries)
            form.AddText("filters_countries[]", country ?? "");
        foreach (var continent in _continents)
            form.AddText("filters_continents[]", continent.ToString());
        if (isUpdate)
            AddBlanks(form);
    }

    /// <summary>
    /// An update keeps a list that is not sent. The service drops a blank element, which leaves an empty list. Sending one
    /// for each list that the new definition does not contain replaces the old definition entirely.
    /// </summary>
    private void AddBlanks(SegmentForm form)
    {
        if (_filters.IsEmpty)
            AddFilter(form, 0, "", "", "");
        if (_countries.IsEmpty)
            form.AddText("filters_countries[]", "");
        if (_continents.IsEmpty)
            form.AddText("filters_continents[]", "");
    }

    private static void AddFilter(SegmentForm form, int index, string? key, string condition, string? value)
    {
        form.AddText(FieldName("key", index), key ?? "");
        form.AddText(FieldName("condition", index), condition);
        form.AddText(FieldName("value", index), value ?? "");
    }

    private static string FieldName(string part, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"filters_custom_parameter_{part}[{index}]");

    private static Continent Checked(Continent continent, int index)
    {
        if (continent.IsKnown)
            return continent;
        var what = TextValidation.IsQuotableCode(continent.Value) ? $"'{continent}'" : $"continents[{index}]";
        throw new ArgumentException($"{what} is not a continent that the service supports. Use AF, AN, AS, EU, NA, OC or SA; the service would drop any other.", "continents");
    }

    private static bool IsNumber(string value) =>
        double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
        && value.All(c => c is >= '0' and <= '9' or '+' or '-' or '.' or 'e' or 'E');
}

using System.Collections.Immutable;
using System.Globalization;
using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments;

/// <summary>
/// A segment of all contacts that match a set of filters; made by <see cref="SegmentDefinition.Filter"/>. Immutable:
/// each method gives a new definition.
/// </summary>
public sealed class FilterSegmentDefinition : SegmentDefinition
{
    internal const int MaxFilters = 50;

    private readonly ImmutableArray<SegmentFilter> _filters;
    private readonly ImmutableArray<string> _countries;
    private readonly ImmutableArray<Continent> _continents;

    private FilterSegmentDefinition(ImmutableArray<SegmentFilter> filters, ImmutableArray<string> countries, ImmutableArray<Continent> continents)
    {
        _filters = filters;
        _countries = countries;
        _continents = continents;
    }

    internal static FilterSegmentDefinition Empty { get; } = new([], [], []);

    /// <inheritdoc/>
    public override SegmentType Type => SegmentType.Filter;

    /// <summary>Adds a condition on a custom parameter of the contacts.</summary>
    /// <param name="key">The name of the custom parameter, not blank and at most 64 characters.</param>
    /// <param name="condition">How the parameter is compared with <paramref name="value"/>.</param>
    /// <param name="value">
    /// What it is compared with, at most 512 characters; for <see cref="FilterCondition.BiggerThan"/> and
    /// <see cref="FilterCondition.LowerThan"/> a number such as <c>18</c> or <c>-0.5</c>.
    /// </param>
    /// <returns>A definition with the condition added.</returns>
    /// <exception cref="ArgumentException">The key, the condition or the value is none that the service can keep, or there are 50 conditions already.</exception>
    public FilterSegmentDefinition Where(string key, FilterCondition condition, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (string.IsNullOrWhiteSpace(key))
            throw new ArgumentException("The key of a filter must not be blank: the service would ignore the filter.", nameof(key));
        TextRules.CheckText(key, TextRules.MaxFilterKeyLength, "The key of a filter", nameof(key));
        TextRules.CheckText(value, TextRules.MaxFilterValueLength, "The value of a filter", nameof(value));
        if (string.IsNullOrWhiteSpace(condition.Value))
            throw new ArgumentException("The condition of a filter must not be empty.", nameof(condition));
        TextRules.CheckText(condition.Value, TextRules.MaxFilterKeyLength, "The condition of a filter", nameof(condition));
        if ((condition == FilterCondition.BiggerThan || condition == FilterCondition.LowerThan) && !IsNumber(value))
            throw new ArgumentException($"The condition '{condition}' compares numbers, and the value is none: the service would take it as 0. Allowed are numbers such as 18, -3 or 0.5.", nameof(value));
        if (_filters.Length >= MaxFilters)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A segment has at most {MaxFilters} filters: the service ignores all after them."), nameof(key));

        return new(_filters.Add(new(key, condition, value)), _countries, _continents);
    }

    /// <summary>Asks for contacts of these countries, in addition to those asked for before.</summary>
    /// <param name="countryCodes">
    /// ISO 3166-1 alpha-2 codes such as <c>IT</c>; lower case is raised. Two letters that are the code of no country are
    /// sent, and dropped by the service without a word.
    /// </param>
    /// <returns>A definition with the countries added.</returns>
    /// <exception cref="ArgumentException">A code is not two letters from A to Z.</exception>
    public FilterSegmentDefinition InCountries(params string[] countryCodes)
    {
        ArgumentNullException.ThrowIfNull(countryCodes);
        var countries = _countries.ToBuilder();
        foreach (var code in countryCodes)
        {
            if (code is not { Length: 2 } || !char.IsAsciiLetter(code[0]) || !char.IsAsciiLetter(code[1]))
                throw new ArgumentException($"'{code}' is no country code: two letters from A to Z are, as in ISO 3166-1 alpha-2. The service would drop it.", nameof(countryCodes));
            var raised = code.ToUpperInvariant();
            if (!countries.Contains(raised))
                countries.Add(raised);
        }

        return new(_filters, countries.ToImmutable(), _continents);
    }

    /// <summary>Asks for contacts of these continents, in addition to those asked for before.</summary>
    /// <param name="continents">Continents that the service knows: the members of <see cref="Continent"/>.</param>
    /// <returns>A definition with the continents added.</returns>
    /// <exception cref="ArgumentException">A continent is none of the seven that the service knows.</exception>
    public FilterSegmentDefinition InContinents(params Continent[] continents)
    {
        ArgumentNullException.ThrowIfNull(continents);
        foreach (var continent in continents)
        {
            if (!continent.IsKnown)
                throw new ArgumentException($"'{continent}' is no continent that the service knows: AF, AN, AS, EU, NA, OC and SA are. It would drop it.", nameof(continents));
        }

        return new(_filters, _countries, [.. _continents.Union(continents)]);
    }

    /// <summary>What the service itself holds is taken as it is, words unknown to this version included.</summary>
    internal static FilterSegmentDefinition Of(SegmentSettings settings) =>
        new([.. settings.Filters], [.. settings.Countries], [.. settings.Continents]);

    internal override void AddFieldsTo(SegmentForm form)
    {
        if (_filters.IsEmpty && _countries.IsEmpty && _continents.IsEmpty)
            throw new ArgumentException("A filter definition needs at least one filter, country or continent: add one with Where, InCountries or InContinents.", "definition");

        for (var i = 0; i < _filters.Length; i++)
        {
            form.AddText(FieldName("key", i), _filters[i].Key ?? "");
            form.AddText(FieldName("condition", i), _filters[i].Condition.ToString());
            form.AddText(FieldName("value", i), _filters[i].Value ?? "");
        }

        foreach (var country in _countries)
            form.AddText("filters_countries[]", country ?? "");
        foreach (var continent in _continents)
            form.AddText("filters_continents[]", continent.ToString());
    }

    private static string FieldName(string part, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"filters_custom_parameter_{part}[{index}]");

    private static bool IsNumber(string value) =>
        double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
        && value.All(c => c is >= '0' and <= '9' or '+' or '-' or '.' or 'e' or 'E');
}

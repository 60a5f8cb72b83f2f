using System.Globalization;

namespace SocioStacks.Segments;

/// <summary>Finds what a segment has that its definition cannot express, and that would be lost by sending the definition.</summary>
internal static class SegmentLosses
{
    private const string ContactIds = "contacts_ids";
    private const string PhoneNumbers = "phone_numbers";

    /// <summary>Returns the losses, each as part of a sentence. None quotes anything that may be a phone number.</summary>
    public static IEnumerable<string> Of(Segment segment)
    {
        if (segment.AdditionalProperties.ContainsKey("settings"))
            yield return "the settings, which could not be read";
        foreach (var name in segment.Settings.AdditionalProperties.Keys)
        {
            if (BelongsTo(segment.Type, name))
                yield return TextValidation.IsQuotableWord(name) ? $"the setting '{name}', which could not be read or is unknown to this version" : "a setting that is unknown to this version";
        }

        var own = segment.Type.Value switch
        {
            "bulk" => OfPhoneNumbers(segment),
            "custom" => OfContactIds(segment),
            _ => OfFilters(segment.Settings.Filters),
        };
        foreach (var loss in own)
            yield return loss;
    }

    /// <summary>An unknown setting may belong to any type. Each known list belongs to one type only.</summary>
    private static bool BelongsTo(SegmentType type, string setting) =>
        !(setting == ContactIds && type != SegmentType.Custom) && !(setting == PhoneNumbers && type != SegmentType.Bulk);

    private static IEnumerable<string> OfPhoneNumbers(Segment segment)
    {
        var numbers = segment.Settings.PhoneNumbers;
        if (numbers.Count < segment.TotalContacts)
            yield return Missing(numbers.Count, segment.TotalContacts, "phone numbers");
        for (var i = 0; i < numbers.Count; i++)
        {
            if (PhoneNumberRule.LossOf(numbers[i].AsSpan()) is { } fault)
                yield return string.Create(CultureInfo.InvariantCulture, $"the phone number at index {i}, which {fault}");
        }
    }

    private static IEnumerable<string> OfContactIds(Segment segment)
    {
        var ids = segment.Settings.ContactIds;
        if (ids.Count < segment.TotalContacts)
            yield return Missing(ids.Count, segment.TotalContacts, "contact ids");
        for (var i = 0; i < ids.Count; i++)
        {
            if (ids[i] < 1)
                yield return string.Create(CultureInfo.InvariantCulture, $"the contact id at index {i}, which is below 1");
        }
    }

    private static IEnumerable<string> OfFilters(IReadOnlyList<SegmentFilter> filters)
    {
        for (var i = 0; i < Math.Min(filters.Count, FilterSegmentDefinition.MaxFilters); i++)
        {
            if (FaultOf(filters[i]) is { } fault)
                yield return string.Create(CultureInfo.InvariantCulture, $"the filter at index {i}, {fault}");
        }

        if (filters.Count > FilterSegmentDefinition.MaxFilters)
            yield return string.Create(CultureInfo.InvariantCulture, $"the filters from index {FilterSegmentDefinition.MaxFilters} on, which the service ignores");
    }

    private static string? FaultOf(SegmentFilter filter)
    {
        if (TextValidation.IsBlank(filter.Key))
            return "whose key is blank";
        if (TextValidation.IsBlank(filter.Condition.Value))
            return "whose condition is empty";
        if (!(TextValidation.LengthOf(filter.Key) <= TextValidation.MaxFilterKeyLength))
            return string.Create(CultureInfo.InvariantCulture, $"whose key is not a valid text of at most {TextValidation.MaxFilterKeyLength} characters");
        if (!(TextValidation.LengthOf(filter.Value ?? "") <= TextValidation.MaxFilterValueLength))
            return string.Create(CultureInfo.InvariantCulture, $"whose value is not a valid text of at most {TextValidation.MaxFilterValueLength} characters");
        return null;
    }

    private static string Missing(int read, int total, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{total - read:N0} of {total:N0} {what}, which were not read");
}

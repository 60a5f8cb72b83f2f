using System.Collections.ObjectModel;
using System.Globalization;

namespace SocioStacks.Segments.Testing;

/// <summary>A contact of the account, over which the in-memory service evaluates the filters of its segments.</summary>
public sealed record SegmentContact
{
    /// <summary>The id of the contact, 1 or more; 0 (the default) to be given the next free one.</summary>
    public long Id { get; init; }

    /// <summary>The phone number. No filter looks at it.</summary>
    public string PhoneNumber { get; init; } = "";

    /// <summary>
    /// What filters compare, by name; names are told apart by case. A number is given as it would be written in JSON,
    /// for example <c>"18"</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> CustomParameters { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The ISO 3166-1 alpha-2 code of the country, upper case; <see langword="null"/> if it is not known.</summary>
    public string? CountryCode { get; init; }

    /// <summary>
    /// The code of the continent, upper case, for example <c>EU</c>; <see langword="null"/> if it is not known. It is not
    /// derived from <see cref="CountryCode"/>.
    /// </summary>
    public string? ContinentCode { get; init; }

    /// <summary>Whether the contact wants no more messages. No filter counts such a contact.</summary>
    public bool HasOptedOut { get; init; }

    /// <summary>Gives the id and where the contact is, but neither the phone number nor the parameters.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(SegmentContact)} {{ {Id} {CountryCode} {ContinentCode} }}");
}

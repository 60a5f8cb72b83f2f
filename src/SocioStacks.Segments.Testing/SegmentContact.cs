using System.Collections.ObjectModel;

namespace SocioStacks.Segments.Testing;

/// <summary>A contact of an account, over which the in-memory service evaluates the filters of its segments.</summary>
public sealed record SegmentContact
{
    private static readonly ReadOnlyDictionary<string, string> None = new(new Dictionary<string, string>());

    /// <summary>The id of the contact, 1 or more. The default is 0: the service assigns the next free id.</summary>
    public long Id { get; init; }

    /// <summary>The phone number. Filters do not use it.</summary>
    public string PhoneNumber { get; init; } = "";

    /// <summary>
    /// The custom parameters that filters compare, by name. Names are case-sensitive. Write numbers as in JSON, for example <c>"18"</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> CustomParameters { get; init; } = None;

    /// <summary>The ISO 3166-1 alpha-2 code of the country, in upper case; <see langword="null"/> if unknown.</summary>
    public string? CountryCode { get; init; }

    /// <summary>
    /// The code of the continent, in upper case, for example <c>EU</c>; <see langword="null"/> if unknown. It is not derived from
    /// <see cref="CountryCode"/>.
    /// </summary>
    public string? ContinentCode { get; init; }

    /// <summary>Whether the contact has opted out of messages. Filters do not count such a contact.</summary>
    public bool HasOptedOut { get; init; }

    /// <summary>Returns the id, the country and the continent, but neither the phone number nor the parameters.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{nameof(SegmentContact)} {{ {Id} {CountryCode} {ContinentCode} }}");
}

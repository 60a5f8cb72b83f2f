using System.Globalization;

namespace SocioStacks.Segments;

/// <summary>The result of <see cref="PhoneNumbers.Normalize"/>.</summary>
public sealed record PhoneNumberReport
{
    /// <summary>
    /// The phone numbers, in order and in ASCII; the first of each where it came more than once.
    /// <see cref="SegmentDefinition.Bulk(IEnumerable{string})"/> accepts them all.
    /// </summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>Every entry that is not one phone number, in order.</summary>
    public IReadOnlyList<PhoneNumberIssue> Rejected { get; init; } = [];

    /// <summary>Every entry whose number is that of an earlier entry, in order.</summary>
    public IReadOnlyList<PhoneNumberIssue> Duplicates { get; init; } = [];

    /// <summary>Returns the number of entries in each list, and no phone number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{nameof(PhoneNumberReport)} {{ Accepted: {Accepted.Count}, Rejected: {Rejected.Count}, Duplicates: {Duplicates.Count} }}");
}

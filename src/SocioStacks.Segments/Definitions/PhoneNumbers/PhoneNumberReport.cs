using System.Globalization;

namespace SocioStacks.Segments;

/// <summary>The result of <see cref="PhoneNumbers.Normalize"/>.</summary>
public sealed record PhoneNumberReport
{
    /// <summary>
    /// The accepted phone numbers, in order and in ASCII. Of duplicates, the first is kept.
    /// <see cref="SegmentDefinition.Bulk(IEnumerable{string})"/> accepts them all.
    /// </summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>The entries that are not a single phone number, in order.</summary>
    public IReadOnlyList<PhoneNumberIssue> Rejected { get; init; } = [];

    /// <summary>The entries that repeat the number of an earlier entry, in order.</summary>
    public IReadOnlyList<PhoneNumberIssue> Duplicates { get; init; } = [];

    /// <summary>Returns the number of entries in each list, but not the phone numbers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{nameof(PhoneNumberReport)} {{ Accepted: {Accepted.Count}, Rejected: {Rejected.Count}, Duplicates: {Duplicates.Count} }}");
}

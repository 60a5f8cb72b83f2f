namespace SocioStacks.Segments;

/// <summary>Prepares lists of phone numbers for <see cref="SegmentDefinition.Bulk(IEnumerable{string})"/>, without calling the service.</summary>
public static class PhoneNumbers
{
    /// <summary>
    /// Converts entries to what <see cref="SegmentDefinition.Bulk(IEnumerable{string})"/> accepts, and reports those that cannot be
    /// converted. It never guesses: no country code is added, no zero is removed, and an entry with several numbers is rejected
    /// rather than split.
    /// </summary>
    /// <remarks>
    /// <para>
    /// White space and control characters are trimmed. Invisible characters, such as byte order marks, direction marks and
    /// zero-width spaces, are removed everywhere. Decimal digits, dashes, spaces, and the full-width forms of <c>+ ( ) / .</c> are
    /// converted to ASCII. The result must be a single phone number: 1 to 18 digits, spaces, <c>- . ( ) /</c> and at most one
    /// <c>+</c>, before the first digit.
    /// </para>
    /// <para>
    /// Two entries are duplicates if they have the same digits and the same prefix. <c>+39 333</c> and <c>0039-333</c> are
    /// duplicates, because <c>+</c> and <c>00</c> are the same prefix; <c>39 333</c> has no prefix and is a different number.
    /// </para>
    /// </remarks>
    /// <param name="entries">The entries. The sequence is read once.</param>
    /// <returns>The accepted, rejected and duplicate entries.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is <see langword="null"/>.</exception>
    public static PhoneNumberReport Normalize(IEnumerable<string?> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var accepted = new List<string>();
        var rejected = new List<PhoneNumberIssue>();
        var duplicates = new List<PhoneNumberIssue>();
        var seen = new HashSet<ulong>();
        var index = 0L;
        foreach (var entry in entries)
        {
            var number = PhoneNumberText.Normalize(entry ?? "", out var fault);
            if (fault is not null)
                rejected.Add(new(index, fault));
            else if (seen.Add(PhoneNumberText.IdentityOf(number)))
                accepted.Add(number);
            else
                duplicates.Add(new(index, "repeats the number of an earlier entry"));
            index++;
        }

        return new() { Accepted = accepted, Rejected = rejected, Duplicates = duplicates };
    }
}

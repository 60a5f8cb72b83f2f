namespace SocioStacks.Segments;

/// <summary>An entry that <see cref="PhoneNumbers.Normalize"/> did not accept. It never holds the entry's text.</summary>
/// <param name="Index">The position of the entry, from 0.</param>
/// <param name="Reason">The reason as the end of a sentence about the entry, for example <c>has a letter</c>.</param>
public readonly record struct PhoneNumberIssue(long Index, string Reason);

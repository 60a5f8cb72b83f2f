namespace SocioStacks.Segments;

/// <summary>An entry that <see cref="PhoneNumbers.Normalize"/> did not accept. It never contains the text of the entry.</summary>
/// <param name="Index">The zero-based position of the entry.</param>
/// <param name="Reason">The reason, worded to follow the entry in a sentence, for example <c>has a letter</c>.</param>
public readonly record struct PhoneNumberIssue(long Index, string Reason);

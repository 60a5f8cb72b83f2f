using System.Globalization;

namespace SocioStacks.Segments;

/// <summary>One error returned by the service.</summary>
/// <param name="Title">The title as sent, with the API key redacted. It may contain phone numbers.</param>
/// <param name="Status">The status sent with the error, or <see langword="null"/> if it is missing or not a number.</param>
public sealed record SegmentsApiError(string Title, int? Status)
{
    /// <summary>Returns the status, but not the title, which may contain a phone number.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(SegmentsApiError)} {{ {Status} }}");
}

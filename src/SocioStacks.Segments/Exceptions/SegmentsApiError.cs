using System.Globalization;

namespace SocioStacks.Segments;

/// <summary>One error in a response of the service.</summary>
/// <param name="Title">The title as the service sent it, except that the API key is redacted. It may contain phone numbers.</param>
/// <param name="Status">The status that the service sent with it, or <see langword="null"/> if it sent none that is a number.</param>
public sealed record SegmentsApiError(string Title, int? Status)
{
    /// <summary>Returns the status, but not the title, in which the service may repeat a phone number.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(SegmentsApiError)} {{ {Status} }}");
}

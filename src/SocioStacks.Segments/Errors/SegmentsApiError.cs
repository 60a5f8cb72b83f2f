using System.Globalization;

namespace SocioStacks.Segments;

/// <summary>One error in an answer of the service.</summary>
/// <param name="Title">The service's own words.</param>
/// <param name="Status">The status that the service gave along with it, or <see langword="null"/> if it gave none that is a number.</param>
public sealed record SegmentsApiError(string Title, int? Status)
{
    /// <summary>Gives the status, but not the title, in which the service may repeat a phone number.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(SegmentsApiError)} {{ {Status} }}");
}

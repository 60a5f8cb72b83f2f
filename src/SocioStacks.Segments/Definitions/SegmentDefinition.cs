using System.ComponentModel;
using System.Runtime.CompilerServices;
using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>
/// The members of a segment: a list of phone numbers, a list of contact ids, or filters over the contacts. Pass it to
/// <see cref="ISegmentsClient.CreateAsync"/> or <see cref="ISegmentsClient.UpdateAsync"/>.
/// </summary>
/// <remarks>
/// The entries of a list are validated when the definition is sent, all of them before the first byte. So is the size of the
/// form: a form larger than <see cref="SegmentsClientOptions.MaxFormBytes"/> (about 590,000 phone numbers or a million contact
/// ids with the default) throws <see cref="ArgumentException"/>, because the server would receive it as an empty form. Use
/// <see cref="BulkSegmentDefinition.Split"/> or <see cref="CustomSegmentDefinition.Split"/> to divide such a definition.
/// </remarks>
public abstract class SegmentDefinition
{
    private protected SegmentDefinition()
    {
    }

    /// <summary>The type of segment that this definition describes.</summary>
    public abstract SegmentType Type { get; }

    internal virtual bool CanBeSplit => false;

    /// <summary>Defines a segment by phone numbers.</summary>
    /// <param name="phoneNumbers">
    /// The phone numbers, at least one. They are sent unchanged. Each entry must be a single phone number in ASCII: 1 to 18 digits,
    /// spaces, <c>- . ( ) /</c> and at most one <c>+</c>, before the first digit. Use <see cref="PhoneNumbers.Normalize"/> to
    /// convert other notations.
    /// </param>
    /// <returns>The definition.</returns>
    public static BulkSegmentDefinition Bulk(params string[] phoneNumbers) => new(phoneNumbers);

    /// <summary>Defines a segment by phone numbers.</summary>
    /// <param name="phoneNumbers">
    /// The phone numbers, at least one. They are sent unchanged. Each entry must be a single phone number in ASCII: 1 to 18 digits,
    /// spaces, <c>- . ( ) /</c> and at most one <c>+</c>, before the first digit. Use <see cref="PhoneNumbers.Normalize"/> to
    /// convert other notations. A collection is read in place and never copied: do not modify it until it has been sent. Any other
    /// sequence is read once per call, however often the call is retried.
    /// </param>
    /// <returns>The definition.</returns>
    public static BulkSegmentDefinition Bulk(IEnumerable<string> phoneNumbers) => new(phoneNumbers);

    /// <summary>Defines a segment by contact ids.</summary>
    /// <param name="contactIds">The ids of the contacts, at least one, each 1 or more.</param>
    /// <returns>The definition.</returns>
    public static CustomSegmentDefinition Custom(params long[] contactIds) => new(contactIds);

    /// <summary>Defines a segment by contact ids.</summary>
    /// <param name="contactIds">
    /// The ids of the contacts, at least one, each 1 or more. A collection is read in place and never copied: do not modify it until
    /// it has been sent. Any other sequence is read once per call, however often the call is retried.
    /// </param>
    /// <returns>The definition.</returns>
    public static CustomSegmentDefinition Custom(IEnumerable<long> contactIds) => new(contactIds);

    /// <summary>Defines a segment by contact ids.</summary>
    /// <param name="contactIds">
    /// The ids of the contacts, at least one, each 1 or more. An array or a list is read in place and never copied: do not modify it
    /// until it has been sent. Any other sequence is read once per call, however often the call is retried.
    /// </param>
    /// <returns>The definition.</returns>
    [OverloadResolutionPriority(-1)]
    public static CustomSegmentDefinition Custom(IEnumerable<int> contactIds)
    {
        ArgumentNullException.ThrowIfNull(contactIds);
        return new(contactIds is IReadOnlyList<int> list ? new WidenedIds(list) : contactIds.Select(id => (long)id));
    }

    /// <summary>Defines a segment by contact ids.</summary>
    /// <param name="contactIds">
    /// The ids of the contacts, at least one, each 1 or more. The array is read in place and never copied: do not modify it until it
    /// has been sent.
    /// </param>
    /// <returns>The definition.</returns>
    [OverloadResolutionPriority(-1)]
    public static CustomSegmentDefinition Custom(int[] contactIds) => Custom((IEnumerable<int>)contactIds);

    /// <summary>
    /// Defines a segment by contact ids. Compilers before C# 13 bind <c>Custom([1, 2, 3])</c> to this overload; the others would be
    /// ambiguous.
    /// </summary>
    /// <param name="contactIds">The ids of the contacts, at least one, each 1 or more. They are copied.</param>
    /// <returns>The definition.</returns>
    [OverloadResolutionPriority(-2)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CustomSegmentDefinition Custom(ReadOnlySpan<int> contactIds) => Custom(contactIds.ToArray());

    /// <summary>Defines a segment by filters over the contacts. Add at least one filter, country or continent.</summary>
    /// <returns>A definition without filters.</returns>
    public static FilterSegmentDefinition Filter() => FilterSegmentDefinition.Empty;

    /// <summary>Adds the fields of this type of segment.</summary>
    /// <param name="form">The form.</param>
    /// <param name="isUpdate">Whether the definition replaces an earlier one.</param>
    internal abstract void AddFieldsTo(SegmentForm form, bool isUpdate);
}

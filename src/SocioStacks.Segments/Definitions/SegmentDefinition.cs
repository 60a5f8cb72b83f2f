using System.ComponentModel;
using System.Runtime.CompilerServices;
using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>
/// Who belongs to a segment: a list of phone numbers, a list of contact ids, or filters over the contacts. Sent with
/// <see cref="ISegmentsClient.CreateAsync"/> and <see cref="ISegmentsClient.UpdateAsync"/>.
/// </summary>
/// <remarks>
/// The entries of a list are checked when they are sent, all of them before the first byte. So is the size of the form:
/// one above <see cref="SegmentsClientOptions.MaxFormBytes"/> (about 590,000 phone numbers or a million contact ids by
/// default) is an <see cref="ArgumentException"/>, because the server would receive it as an empty form.
/// <see cref="BulkSegmentDefinition.Split"/> and <see cref="CustomSegmentDefinition.Split"/> divide a definition.
/// </remarks>
public abstract class SegmentDefinition
{
    private protected SegmentDefinition()
    {
    }

    /// <summary>The kind of segment that this definition describes.</summary>
    public abstract SegmentType Type { get; }

    internal virtual bool CanBeSplit => false;

    /// <summary>Defines a segment by phone numbers.</summary>
    /// <param name="phoneNumbers">
    /// The phone numbers, at least one, sent as they are. Each entry is one phone number in ASCII: 1 to 18 digits, spaces,
    /// <c>- . ( ) /</c> and at most one <c>+</c>, before the first digit. <see cref="PhoneNumbers.Normalize"/> converts
    /// others.
    /// </param>
    /// <returns>The definition.</returns>
    public static BulkSegmentDefinition Bulk(params string[] phoneNumbers) => new(phoneNumbers);

    /// <summary>Defines a segment by phone numbers.</summary>
    /// <param name="phoneNumbers">
    /// The phone numbers, at least one, sent as they are. Each entry is one phone number in ASCII: 1 to 18 digits, spaces,
    /// <c>- . ( ) /</c> and at most one <c>+</c>, before the first digit. <see cref="PhoneNumbers.Normalize"/> converts
    /// others. A collection is read in place when it is sent, and never copied: leave it unchanged until then. Any other
    /// sequence is read once in each call that sends it, however often that call is retried.
    /// </param>
    /// <returns>The definition.</returns>
    public static BulkSegmentDefinition Bulk(IEnumerable<string> phoneNumbers) => new(phoneNumbers);

    /// <summary>Defines a segment by contacts.</summary>
    /// <param name="contactIds">The ids of the contacts, at least one, each 1 or more.</param>
    /// <returns>The definition.</returns>
    public static CustomSegmentDefinition Custom(params long[] contactIds) => new(contactIds);

    /// <summary>Defines a segment by contacts.</summary>
    /// <param name="contactIds">
    /// The ids of the contacts, at least one, each 1 or more. A collection is read in place when it is sent, and never
    /// copied: leave it unchanged until then. Any other sequence is read once in each call that sends it, however often
    /// that call is retried.
    /// </param>
    /// <returns>The definition.</returns>
    public static CustomSegmentDefinition Custom(IEnumerable<long> contactIds) => new(contactIds);

    /// <summary>Defines a segment by contacts.</summary>
    /// <param name="contactIds">
    /// The ids of the contacts, at least one, each 1 or more. An array or a list is read in place when it is sent, and
    /// never copied: leave it unchanged until then. Any other sequence is read once in each call that sends it, however
    /// often that call is retried.
    /// </param>
    /// <returns>The definition.</returns>
    [OverloadResolutionPriority(-1)]
    public static CustomSegmentDefinition Custom(IEnumerable<int> contactIds)
    {
        ArgumentNullException.ThrowIfNull(contactIds);
        return new(contactIds is IReadOnlyList<int> list ? new WidenedIds(list) : contactIds.Select(id => (long)id));
    }

    /// <summary>Defines a segment by contacts.</summary>
    /// <param name="contactIds">
    /// The ids of the contacts, at least one, each 1 or more. The array is read in place when it is sent, and never
    /// copied: leave it unchanged until then.
    /// </param>
    /// <returns>The definition.</returns>
    [OverloadResolutionPriority(-1)]
    public static CustomSegmentDefinition Custom(int[] contactIds) => Custom((IEnumerable<int>)contactIds);

    /// <summary>
    /// Defines a segment by contacts. This overload is what <c>Custom([1, 2, 3])</c> means to a compiler before C# 13, for
    /// which the others would be ambiguous.
    /// </summary>
    /// <param name="contactIds">The ids of the contacts, at least one, each 1 or more. Copied.</param>
    /// <returns>The definition.</returns>
    [OverloadResolutionPriority(-2)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CustomSegmentDefinition Custom(ReadOnlySpan<int> contactIds) => Custom(contactIds.ToArray());

    /// <summary>Defines a segment by filters over the contacts. Add at least one filter, country or continent.</summary>
    /// <returns>A definition without filters.</returns>
    public static FilterSegmentDefinition Filter() => FilterSegmentDefinition.Empty;

    /// <summary>Adds the fields that are particular to the kind of segment.</summary>
    /// <param name="form">The form.</param>
    /// <param name="isUpdate">Whether there is an earlier definition, which this one replaces.</param>
    internal abstract void AddFieldsTo(SegmentForm form, bool isUpdate);
}

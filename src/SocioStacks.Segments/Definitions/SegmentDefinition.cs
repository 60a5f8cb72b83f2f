using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments;

/// <summary>
/// Who belongs to a segment: a list of phone numbers, a list of contact ids, or filters over the contacts. Sent with
/// <see cref="ISegmentsClient.CreateAsync"/> and <see cref="ISegmentsClient.UpdateAsync"/>.
/// </summary>
/// <remarks>
/// The entries of a list are checked when they are sent, all of them before the first byte. A form larger than 8 MB
/// (about 600,000 phone numbers or a million contact ids) is more than PHP accepts with its default settings: such a
/// form would arrive empty.
/// </remarks>
public abstract class SegmentDefinition
{
    private protected SegmentDefinition()
    {
    }

    /// <summary>The kind of segment that this definition makes.</summary>
    public abstract SegmentType Type { get; }

    /// <summary>A segment of phone numbers.</summary>
    /// <param name="phoneNumbers">
    /// The numbers, at least one. Spaces, <c>+</c>, brackets and the like are sent as they are; a comma, a line end or a
    /// letter is refused.
    /// </param>
    /// <returns>The definition.</returns>
    public static BulkSegmentDefinition Bulk(params string[] phoneNumbers) => new(phoneNumbers);

    /// <summary>A segment of phone numbers.</summary>
    /// <param name="phoneNumbers">
    /// The numbers, at least one. Spaces, <c>+</c>, brackets and the like are sent as they are; a comma, a line end or a
    /// letter is refused. A collection is read in place when it is sent, and never copied: leave it unchanged until
    /// then. Any other sequence is read once in each call that sends it, however often that call is tried again.
    /// </param>
    /// <returns>The definition.</returns>
    public static BulkSegmentDefinition Bulk(IEnumerable<string> phoneNumbers) => new(phoneNumbers);

    /// <summary>A segment of contacts.</summary>
    /// <param name="contactIds">The ids of the contacts, at least one, each 1 or more.</param>
    /// <returns>The definition.</returns>
    public static CustomSegmentDefinition Custom(params long[] contactIds) => new(contactIds);

    /// <summary>A segment of contacts.</summary>
    /// <param name="contactIds">
    /// The ids of the contacts, at least one, each 1 or more. A collection is read in place when it is sent, and never
    /// copied: leave it unchanged until then. Any other sequence is read once in each call that sends it, however often
    /// that call is tried again.
    /// </param>
    /// <returns>The definition.</returns>
    public static CustomSegmentDefinition Custom(IEnumerable<long> contactIds) => new(contactIds);

    /// <summary>A segment of all contacts that match the filters added to it; at least one has to be.</summary>
    /// <returns>A definition without filters yet.</returns>
    public static FilterSegmentDefinition Filter() => FilterSegmentDefinition.Empty;

    /// <summary>Adds the fields that are particular to the kind of segment.</summary>
    internal abstract void AddFieldsTo(SegmentForm form);
}

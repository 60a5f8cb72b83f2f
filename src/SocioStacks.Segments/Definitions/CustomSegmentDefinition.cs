using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>Defines a segment by contact ids. Created by <see cref="SegmentDefinition.Custom(IEnumerable{long})"/>.</summary>
public sealed class CustomSegmentDefinition : SegmentDefinition
{
    private const string Field = "contacts_ids";

    private readonly IEnumerable<long> _contactIds;

    internal CustomSegmentDefinition(IEnumerable<long> contactIds)
    {
        ArgumentNullException.ThrowIfNull(contactIds);
        _contactIds = contactIds;
    }

    /// <inheritdoc/>
    public override SegmentType Type => SegmentType.Custom;

    /// <summary>
    /// The contact ids: the collection or sequence that was passed to the definition, or a view of it, not a copy.
    /// <see langword="null"/> for an asynchronous sequence.
    /// </summary>
    public IEnumerable<long>? ContactIds => _contactIds;

    internal override bool CanBeSplit => true;

    /// <summary>
    /// Splits the definition into parts whose forms each fit into <paramref name="maxFormBytes"/>. Each part defines a separate
    /// segment: an update replaces the contacts of a segment and does not add to them.
    /// </summary>
    /// <remarks>
    /// All entries are validated. An array or a list is not copied: do not modify it until the last part has been sent. Any other
    /// sequence is read once, into memory.
    /// </remarks>
    /// <param name="maxFormBytes">
    /// The maximum size of a form in bytes, as in <see cref="SegmentsClientOptions.MaxFormBytes"/>. It includes the longest allowed
    /// name and the other parts of the form.
    /// </param>
    /// <returns>The parts, in order, each with as many whole entries as fit; one part if all entries fit.</returns>
    /// <exception cref="ArgumentException">There are no contact ids, or one is below 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxFormBytes"/> is too small for a form with one entry.</exception>
    public IReadOnlyList<CustomSegmentDefinition> Split(long maxFormBytes) =>
        [.. ListParts.Of(_contactIds, ContactIdFormat.Instance, SegmentForm.OverheadOf(Type, Field), maxFormBytes).Select(part => new CustomSegmentDefinition(part))];

    internal override void AddFieldsTo(SegmentForm form, bool isUpdate) => form.AddList(Field, _contactIds, ContactIdFormat.Instance);
}

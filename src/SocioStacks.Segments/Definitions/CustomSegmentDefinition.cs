using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>A definition by contact ids. Created by <see cref="SegmentDefinition.Custom(IEnumerable{long})"/>.</summary>
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
    /// The contact ids: the collection or sequence that the definition was created from, or a view of it, not a copy.
    /// <see langword="null"/> for an asynchronous sequence.
    /// </summary>
    public IEnumerable<long>? ContactIds => _contactIds;

    internal override bool CanBeSplit => true;

    /// <summary>
    /// Divides the definition into parts whose forms each fit into <paramref name="maxFormBytes"/>. Each part defines a
    /// segment of its own: an update replaces a segment's contacts, it does not add to them.
    /// </summary>
    /// <remarks>
    /// All entries are checked. An array or a list is viewed in place, not copied: leave it unchanged until the last part
    /// has been sent. Any other sequence is read once, into memory.
    /// </remarks>
    /// <param name="maxFormBytes">
    /// The largest form in bytes, as in <see cref="SegmentsClientOptions.MaxFormBytes"/>. The longest allowed name and
    /// everything else in the form are taken into account.
    /// </param>
    /// <returns>The parts, in order, each with whole entries and as many of them as fit; one part if all entries fit.</returns>
    /// <exception cref="ArgumentException">There is no contact id, or one is below 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxFormBytes"/> is too small for a form of one entry.</exception>
    public IReadOnlyList<CustomSegmentDefinition> Split(long maxFormBytes) =>
        [.. ListParts.Of(_contactIds, ContactIdFormat.Instance, SegmentForm.OverheadOf(Type, Field), maxFormBytes).Select(part => new CustomSegmentDefinition(part))];

    internal override void AddFieldsTo(SegmentForm form, bool isUpdate) => form.AddList(Field, _contactIds, ContactIdFormat.Instance);
}

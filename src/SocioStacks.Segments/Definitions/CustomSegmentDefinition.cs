using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments;

/// <summary>A segment of contacts; made by <see cref="SegmentDefinition.Custom(IEnumerable{long})"/>.</summary>
public sealed class CustomSegmentDefinition : SegmentDefinition
{
    private readonly IEnumerable<long> _contactIds;

    internal CustomSegmentDefinition(IEnumerable<long> contactIds)
    {
        ArgumentNullException.ThrowIfNull(contactIds);
        _contactIds = contactIds;
    }

    /// <inheritdoc/>
    public override SegmentType Type => SegmentType.Custom;

    internal override void AddFieldsTo(SegmentForm form) =>
        form.AddList("contacts_ids", _contactIds, ContactIdFormat.Instance);
}

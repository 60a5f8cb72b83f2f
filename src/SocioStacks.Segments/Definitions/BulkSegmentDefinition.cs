using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments;

/// <summary>A segment of phone numbers; made by <see cref="SegmentDefinition.Bulk(IEnumerable{string})"/>.</summary>
public sealed class BulkSegmentDefinition : SegmentDefinition
{
    private readonly IEnumerable<string> _phoneNumbers;

    internal BulkSegmentDefinition(IEnumerable<string> phoneNumbers)
    {
        ArgumentNullException.ThrowIfNull(phoneNumbers);
        _phoneNumbers = phoneNumbers;
    }

    /// <inheritdoc/>
    public override SegmentType Type => SegmentType.Bulk;

    internal override void AddFieldsTo(SegmentForm form) =>
        form.AddList("phone_numbers", _phoneNumbers, PhoneNumberFormat.Instance);
}

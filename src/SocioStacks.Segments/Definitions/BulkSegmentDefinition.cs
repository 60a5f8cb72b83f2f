using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>Defines a segment by phone numbers. Created by <see cref="SegmentDefinition.Bulk(IEnumerable{string})"/>.</summary>
public sealed class BulkSegmentDefinition : SegmentDefinition
{
    private const string Field = "phone_numbers";

    private readonly IEnumerable<string> _phoneNumbers;
    private readonly PhoneNumberFormat _format;

    internal BulkSegmentDefinition(IEnumerable<string> phoneNumbers)
        : this(phoneNumbers, PhoneNumberFormat.Instance)
    {
    }

    private BulkSegmentDefinition(IEnumerable<string> phoneNumbers, PhoneNumberFormat format)
    {
        ArgumentNullException.ThrowIfNull(phoneNumbers);
        _phoneNumbers = phoneNumbers;
        _format = format;
    }

    /// <inheritdoc/>
    public override SegmentType Type => SegmentType.Bulk;

    /// <summary>
    /// The phone numbers: the collection or sequence that was passed to the definition, not a copy. <see langword="null"/> for an
    /// asynchronous sequence.
    /// </summary>
    public IEnumerable<string>? PhoneNumbers => _phoneNumbers;

    internal override bool CanBeSplit => true;

    /// <summary>
    /// Splits the definition into parts whose forms each fit into <paramref name="maxFormBytes"/>. Each part defines a separate
    /// segment: an update replaces the phone numbers of a segment and does not add to them.
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
    /// <exception cref="ArgumentException">There are no phone numbers, or an entry is not a single phone number.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxFormBytes"/> is too small for a form with one entry.</exception>
    public IReadOnlyList<BulkSegmentDefinition> Split(long maxFormBytes) =>
        [.. ListParts.Of(_phoneNumbers, _format, SegmentForm.OverheadOf(Type, Field), maxFormBytes).Select(part => new BulkSegmentDefinition(part, _format))];

    /// <summary>Creates a definition from stored values, which are sent unchanged if the service would keep them unchanged.</summary>
    internal static BulkSegmentDefinition Of(SegmentSettings settings) => new(settings.PhoneNumbers, PhoneNumberFormat.Stored);

    internal override void AddFieldsTo(SegmentForm form, bool isUpdate) => form.AddList(Field, _phoneNumbers, _format);
}

using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>A definition by phone numbers. Created by <see cref="SegmentDefinition.Bulk(IEnumerable{string})"/>.</summary>
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
    /// The phone numbers: the collection or sequence that the definition was created from, not a copy.
    /// <see langword="null"/> for an asynchronous sequence.
    /// </summary>
    public IEnumerable<string>? PhoneNumbers => _phoneNumbers;

    internal override bool CanBeSplit => true;

    /// <summary>
    /// Divides the definition into parts whose forms each fit into <paramref name="maxFormBytes"/>. Each part defines a
    /// segment of its own: an update replaces a segment's phone numbers, it does not add to them.
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
    /// <exception cref="ArgumentException">There is no phone number, or an entry is not one phone number.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxFormBytes"/> is too small for a form of one entry.</exception>
    public IReadOnlyList<BulkSegmentDefinition> Split(long maxFormBytes) =>
        [.. ListParts.Of(_phoneNumbers, _format, SegmentForm.OverheadOf(Type, Field), maxFormBytes).Select(part => new BulkSegmentDefinition(part, _format))];

    /// <summary>What the service holds is sent again as it is, as far as the service keeps it so.</summary>
    internal static BulkSegmentDefinition Of(SegmentSettings settings) => new(settings.PhoneNumbers, PhoneNumberFormat.Held);

    internal override void AddFieldsTo(SegmentForm form, bool isUpdate) => form.AddList(Field, _phoneNumbers, _format);
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SocioStacks.Segments.Requests;

internal sealed class PhoneNumberFormat : ListFormat<string>
{
    private readonly bool _isHeld;

    private PhoneNumberFormat(bool isHeld) => _isHeld = isHeld;

    /// <summary>What users give.</summary>
    public static PhoneNumberFormat Instance { get; } = new(isHeld: false);

    /// <summary>What the service holds already, and keeps as it is when it is sent again.</summary>
    public static PhoneNumberFormat Held { get; } = new(isHeld: true);

    public override string EmptyMessage => "A bulk segment needs at least one phone number.";

    public override int Measure(string item, long index)
    {
        if ((_isHeld ? PhoneNumberRule.LossOf(item.AsSpan()) : PhoneNumberRule.FaultOf(item.AsSpan())) is { } fault)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"phoneNumbers[{index}] {fault}. {PhoneNumberRule.Allowed} PhoneNumbers.Normalize converts a list, and reports what it cannot convert."), "definition");
        return _isHeld ? Encoding.UTF8.GetByteCount(item) : item.Length;
    }

    // A null, which can only have come since the entries were checked, is written as nothing.
    public override int MaxLength(string item) => Encoding.UTF8.GetMaxByteCount(item.AsSpan().Length);

    public override int Write(string item, Span<byte> destination) => Encoding.UTF8.GetBytes(item.AsSpan(), destination);

    // A number of the text, as its hash code is, but of no secret: nobody gains by making two texts alike here.
    public override long Fingerprint(string item)
    {
        var text = item.AsSpan();
        var fingerprint = (long)text.Length;
        foreach (var four in MemoryMarshal.Cast<char, long>(text))
            fingerprint = unchecked((fingerprint ^ four) * -0x61C8864680B583EBL);
        foreach (var one in text[(text.Length & ~3)..])
            fingerprint = unchecked((fingerprint ^ one) * -0x61C8864680B583EBL);
        return fingerprint;
    }
}

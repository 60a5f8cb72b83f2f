using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SocioStacks.Segments.Requests;

internal sealed class PhoneNumberFormat : ListFormat<string>
{
    private readonly bool _isStored;

    private PhoneNumberFormat(bool isStored) => _isStored = isStored;

    /// <summary>For phone numbers supplied by users.</summary>
    public static PhoneNumberFormat Instance { get; } = new(isStored: false);

    /// <summary>For stored phone numbers, which the service keeps unchanged when they are sent to it.</summary>
    public static PhoneNumberFormat Stored { get; } = new(isStored: true);

    public override string EmptyMessage => "A bulk segment requires at least one phone number.";

    public override int Measure(string item, long index)
    {
        if ((_isStored ? PhoneNumberRule.LossOf(item.AsSpan()) : PhoneNumberRule.FaultOf(item.AsSpan())) is { } fault)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"phoneNumbers[{index}] {fault}. {PhoneNumberRule.Allowed} Use PhoneNumbers.Normalize to convert a list; it reports the entries that it cannot convert."), "definition");
        return _isStored ? Encoding.UTF8.GetByteCount(item) : item.Length;
    }

    // A null, which can only have been set after validation, is written as nothing.
    public override int MaxLength(string item) => Encoding.UTF8.GetMaxByteCount(item.AsSpan().Length);

    public override int Write(string item, Span<byte> destination) => Encoding.UTF8.GetBytes(item.AsSpan(), destination);

    // A hash of the text that need not resist collisions: it only detects that the caller replaced an entry.
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

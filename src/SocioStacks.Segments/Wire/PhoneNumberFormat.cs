using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SocioStacks.Segments.Wire;

internal sealed class PhoneNumberFormat : ListFormat<string>
{
    // What nearly every number is made of: for these one vectorised look is enough.
    private static readonly SearchValues<char> Usual = SearchValues.Create("0123456789+-.()/ ");

    public static PhoneNumberFormat Instance { get; } = new();

    public override string EmptyMessage => "A bulk segment needs at least one phone number.";

    public override int Measure(string item, long index)
    {
        if (string.IsNullOrWhiteSpace(item))
            throw Refused(index, "is blank");
        if (!item.AsSpan().ContainsAnyExcept(Usual))
            return item.Length;

        for (var i = 0; i < item.Length;)
        {
            if (Rune.DecodeFromUtf16(item.AsSpan(i), out var rune, out var consumed) != OperationStatus.Done)
                throw Refused(index, "has half a surrogate pair in it");
            if (rune.Value == ',')
                throw Refused(index, "has a comma in it, where the service would split it");
            if (rune.Value is '\r' or '\n' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029)
                throw Refused(index, "has a line end in it, where the service would split it");
            if (Rune.IsLetter(rune))
                throw Refused(index, "has a letter in it");
            i += consumed;
        }

        return Encoding.UTF8.GetByteCount(item);
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

    private static ArgumentException Refused(long index, string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"phoneNumbers[{index}] {why}. Allowed is one number an entry, with digits, spaces, + and the like."), "definition");
}

using System.Buffers.Text;
using System.Globalization;

namespace SocioStacks.Segments.Requests;

internal sealed class ContactIdFormat : ListFormat<long>
{
    public static ContactIdFormat Instance { get; } = new();

    public override string EmptyMessage => "A custom segment requires at least one contact id.";

    public override int Measure(long item, long index)
    {
        if (item < 1)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"contactIds[{index}] is below 1. A contact id must be 1 or greater; the service would drop it."), "definition");

        var digits = 1;
        while (item >= 10)
        {
            item /= 10;
            digits++;
        }

        return digits;
    }

    public override int MaxLength(long item) => 20;

    public override int Write(long item, Span<byte> destination)
    {
        Utf8Formatter.TryFormat(item, destination, out var written);
        return written;
    }

    public override long Fingerprint(long item) => item;
}

using System.Text;

namespace SocioStacks.Segments.Requests;

internal sealed class TextField(string name, string value) : FormField(name)
{
    private int _length;

    public override long Measure(long maxLength, CancellationToken cancellationToken) => _length = Encoding.UTF8.GetByteCount(value);

    public override async ValueTask WriteAsync(FormWriter writer)
    {
        if (!writer.HasRoomFor(_length))
            await writer.MakeRoomAsync(_length).ConfigureAwait(false);
        writer.Advance(Encoding.UTF8.GetBytes(value, writer.Free));
    }
}

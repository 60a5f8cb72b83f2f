using System.Buffers;

namespace SocioStacks.Segments.Requests;

/// <summary>Buffers small writes to the stream of a request in pooled memory.</summary>
internal sealed class FormWriter(Stream stream, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _used;

    public bool HasRoomFor(int length) => _buffer.Length - _used >= length;

    /// <summary>The free space, once <see cref="HasRoomFor"/> has returned true or <see cref="MakeRoomAsync"/> has completed.</summary>
    public Span<byte> Free => _buffer.AsSpan(_used);

    public void Advance(int written) => _used += written;

    public async ValueTask MakeRoomAsync(int length)
    {
        await FlushAsync().ConfigureAwait(false);
        if (length <= _buffer.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(length);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (!HasRoomFor(bytes.Length))
            await FlushAsync().ConfigureAwait(false);
        if (HasRoomFor(bytes.Length))
        {
            bytes.Span.CopyTo(Free);
            Advance(bytes.Length);
        }
        else
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask FlushAsync()
    {
        if (_used == 0)
            return;
        await stream.WriteAsync(_buffer.AsMemory(0, _used), cancellationToken).ConfigureAwait(false);
        _used = 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}

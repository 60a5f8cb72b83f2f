using System.Buffers;

namespace SocioStacks.Segments.Requests;

/// <summary>Writes bytes into a series of pooled buffers, so that a long text does not require one large array.</summary>
internal sealed class PooledBufferWriter : IDisposable
{
    private const int SmallestChunk = 64 * 1024;

    /// <summary>The shared pool retains only a few arrays of each size, so a few large arrays are reused but many small ones are not.</summary>
    private const int LargestChunk = 1024 * 1024;

    private readonly List<(byte[] Bytes, int Used)> _full = [];
    private byte[] _current = [];
    private int _used;

    public Span<byte> GetSpan(int length)
    {
        if (_current.Length - _used < length)
        {
            if (_current.Length > 0)
                _full.Add((_current, _used));
            var size = Math.Clamp(_current.Length * 2, SmallestChunk, LargestChunk);
            _current = ArrayPool<byte>.Shared.Rent(Math.Max(size, length));
            _used = 0;
        }

        return _current.AsSpan(_used);
    }

    public void Advance(int written) => _used += written;

    public async ValueTask WriteToAsync(FormWriter writer)
    {
        foreach (var (bytes, used) in _full)
            await writer.WriteAsync(bytes.AsMemory(0, used)).ConfigureAwait(false);
        await writer.WriteAsync(_current.AsMemory(0, _used)).ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var (bytes, _) in _full)
            ArrayPool<byte>.Shared.Return(bytes);
        _full.Clear();
        if (_current.Length > 0)
            ArrayPool<byte>.Shared.Return(_current);
        _current = [];
        _used = 0;
    }
}

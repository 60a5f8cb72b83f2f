using System.Buffers;
using System.Text;
using SocioStacks.Segments.Http;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// The body of a response as it is read into the models. It keeps a prefix for error messages and stops at the size limit. Its own
/// exceptions, which are those of the network, can be distinguished from those of the reader.
/// </summary>
internal sealed partial class ResponseBodyStream(Stream inner, long limit) : Stream
{
    /// <summary>Enough for the 4,096 characters that are shown, of up to three bytes each, followed by a key.</summary>
    private const int MaxPrefixBytes = 16 * 1024;

    private byte[]? _prefix = ArrayPool<byte>.Shared.Rent(MaxPrefixBytes);
    private int _prefixLength;
    private long _total;

    /// <summary>Whether the body exceeded the size limit.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Whether decompression failed: the body is damaged, or not compressed as its header states.</summary>
    public bool IsCorrupt { get; private set; }

    /// <summary>Whether the body is empty.</summary>
    public bool IsEmpty => _total == 0;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether <see cref="PrefixText"/> contains the whole body.</summary>
    public bool IsFullyBuffered => _total <= MaxPrefixBytes;

    /// <summary>The bytes of <see cref="PrefixText"/>, without the byte order mark that PHP outputs if a source file begins with one.</summary>
    public ReadOnlySpan<byte> PrefixBytes
    {
        get
        {
            ReadOnlySpan<byte> prefix = _prefix.AsSpan(0, _prefixLength);
            return prefix.StartsWith("\uFEFF"u8) ? prefix[3..] : prefix;
        }
    }

    /// <summary>The beginning of the body: longer than what is shown, so that a key can be found before the text is truncated within it.</summary>
    public string PrefixText() => Encoding.UTF8.GetString(PrefixBytes);

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int read;
        try
        {
            read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (InvalidResponse.NeedsRedaction(e))
        {
            throw InvalidResponse.Redact(e);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException and not ObjectDisposedException)
        {
            // Only decompression fails like this; Brotli reports bad data as an invalid operation.
            IsCorrupt = true;
            throw;
        }

        Note(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadSomeAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Reads to the end, keeping only the prefix.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (await ReadSomeAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads as much as <see cref="PrefixText"/> returns, and no more.</summary>
    public async ValueTask ReadPrefixAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4 * 1024);
        try
        {
            while (_prefixLength < MaxPrefixBytes && await ReadSomeAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _prefix is not null)
        {
            ArrayPool<byte>.Shared.Return(_prefix);
            _prefix = null;
            inner.DisposeQuietly();
        }

        base.Dispose(disposing);
    }

    private void Note(ReadOnlySpan<byte> bytes)
    {
        _total += bytes.Length;
        var kept = Math.Min(bytes.Length, MaxPrefixBytes - _prefixLength);
        if (kept > 0)
        {
            bytes[..kept].CopyTo(_prefix.AsSpan(_prefixLength));
            _prefixLength += kept;
        }

        if (_total > limit)
        {
            IsTooLarge = true;
            throw new InvalidDataException("The response exceeds the maximum size.");
        }
    }
}

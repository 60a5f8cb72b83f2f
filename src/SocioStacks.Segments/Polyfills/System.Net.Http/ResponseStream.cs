using System.Net;

namespace SocioStacks.Segments;

/// <summary>
/// Adapts the stream of an HttpWebRequest to the behavior of newer frameworks: reads can be cancelled, and a connection that ends
/// before the response does is a failure.
/// </summary>
internal sealed class ResponseStream(Stream inner, long? length) : Stream
{
    // A separate buffer, not the reader's: a cancelled read may still write into it.
    private readonly byte[] _buffer = new byte[16 * 1024];
    private long _total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(Math.Min(count, _buffer.Length), cancellationToken).ConfigureAwait(false);
        if (read == 0 && count > 0 && _total < length)
            throw new IOException("The connection ended before the response did.");
        _total += read;
        Buffer.BlockCopy(_buffer, 0, buffer, offset, read);
        return read;
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
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private async Task<int> ReadAsync(int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reading = inner.ReadAsync(_buffer, 0, count, cancellationToken);
        try
        {
            return await reading.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (WebException e)
        {
            throw new IOException(e.Message, e);
        }
        catch (OperationCanceledException) when (!reading.IsCompleted)
        {
            _ = reading.ContinueWith(static ended => { _ = ended.Exception; }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }
}

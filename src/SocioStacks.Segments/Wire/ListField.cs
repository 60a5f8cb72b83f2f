using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace SocioStacks.Segments.Wire;

/// <summary>
/// A list in one field, separated by commas. A collection is read in place, once to check and measure it and once for
/// each attempt; any other sequence, which may be a query, is read once into <see cref="PooledChunks"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Release gives the chunks back, when the form says so.")]
internal sealed class ListField<T>(string name, IEnumerable<T> items, ListFormat<T> format) : FormField(name)
{
    private PooledChunks? _chunks;
    private long _count;
    private long _length;
    private long _fingerprint;

    public override long Measure(CancellationToken cancellationToken)
    {
        if (items is not (ICollection<T> or IReadOnlyCollection<T>))
            _chunks = new PooledChunks();

        foreach (var item in items)
        {
            // Now and then: a sequence may be long, or never end.
            if ((_count & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var length = format.Measure(item, _count);
            if (_chunks is null)
            {
                _fingerprint = Mixed(_fingerprint, item);
            }
            else
            {
                var room = _chunks.GetSpan(length + 1);
                if (_count > 0)
                    room[0] = (byte)',';
                var separator = _count > 0 ? 1 : 0;
                _chunks.Advance(separator + format.Write(item, room[separator..]));
            }

            _length += length;
            _count++;
        }

        if (_count == 0)
            throw new ArgumentException(format.EmptyMessage, "definition");
        _length += _count - 1;
        return _length;
    }

    public override ValueTask WriteAsync(FormWriter writer) =>
        _chunks is null ? WriteItemsAsync(writer) : _chunks.WriteToAsync(writer);

    public override void Release() => _chunks?.Dispose();

    private async ValueTask WriteItemsAsync(FormWriter writer)
    {
        var count = 0L;
        var written = 0L;
        var fingerprint = 0L;
        var isWriting = false;
        try
        {
            foreach (var item in items)
            {
                var length = format.Measure(item, count);
                var separator = count > 0 ? 1 : 0;
                fingerprint = Mixed(fingerprint, item);
                written += separator + length;

                // Never more than was announced: the surplus would be read as the beginning of another field.
                if (++count > _count || written > _length)
                    break;
                if (!writer.HasRoomFor(separator + length))
                {
                    isWriting = true;
                    await writer.MakeRoomAsync(separator + length).ConfigureAwait(false);
                    isWriting = false;
                }

                var room = writer.Free;
                if (separator > 0)
                    room[0] = (byte)',';
                writer.Advance(separator + format.Write(item, room[separator..]));
            }
        }
        catch (Exception e) when (!isWriting)
        {
            // The caller's own collection, and not the network. A bad entry was a good one when it was measured.
            Fail(e is InvalidOperationException or ArgumentException ? Changed(e) : e);
        }

        if (count != _count || written != _length || fingerprint != _fingerprint)
            Fail(Changed(null));
    }

    private void Fail(Exception exception)
    {
        Failure = ExceptionDispatchInfo.Capture(exception);
        Failure.Throw();
    }

    // Not linear, so that changes of two entries do not make up for each other.
    private long Mixed(long fingerprint, T item)
    {
        var mixed = unchecked((fingerprint ^ format.Fingerprint(item)) * -0x61C8864680B583EBL);
        return mixed ^ (mixed >>> 32);
    }

    private static InvalidOperationException Changed(Exception? inner) =>
        new("The collection of the definition was changed while it was sent. The request was abandoned; leave the collection alone until the call has ended.", inner);
}

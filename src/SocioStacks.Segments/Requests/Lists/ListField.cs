using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace SocioStacks.Segments.Requests;

/// <summary>
/// A list in one field, separated by commas. A collection is read in place, once to check and measure it and once for
/// each attempt; any other sequence, which may be a query, is read once into <see cref="PooledBufferWriter"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Release gives the chunks back, when the form says so.")]
internal sealed class ListField<T>(string name, IEnumerable<T> items, ListFormat<T> format) : FormField(name)
{
    private PooledBufferWriter? _chunks;
    private Extent _measured;

    public override long Measure(long maxLength, CancellationToken cancellationToken)
    {
        // Only what lies in memory certainly has an end, and takes no time to be measured up to it.
        var isInPlace = CollectionSpan.TryRead(items, out _);
        if (items is not (ICollection<T> or IReadOnlyCollection<T>))
            _chunks = new PooledBufferWriter();

        var extent = new Extent();
        using var reader = new ListReader<T>(items);
        for (var next = reader.Next(); next.Length > 0; next = reader.Next())
        {
            // Now and then: a sequence may be long, or never end.
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var item in next)
            {
                var length = format.Measure(item, extent.Count);
                var isFirst = extent.Count == 0;
                var added = isFirst ? length : length + 1;
                if (!isInPlace && extent.Length + added > maxLength)
                {
                    IsMeasuredWhole = false;
                    return extent.Length + added;
                }

                _chunks?.Advance(Write(item, _chunks.GetSpan(format.MaxLength(item) + 1), isFirst));
                extent.Add(added, format.Fingerprint(item));
            }

            reader.Advance(next.Length);
        }

        if (extent.Count == 0)
            throw new ArgumentException(format.EmptyMessage, "definition");
        _measured = extent;
        return extent.Length;
    }

    public override ValueTask WriteAsync(FormWriter writer) =>
        _chunks is null ? WriteItemsAsync(writer) : _chunks.WriteToAsync(writer);

    public override void Release() => _chunks?.Dispose();

    private async ValueTask WriteItemsAsync(FormWriter writer)
    {
        var reader = new ListReader<T>(items);
        var written = new Extent();
        try
        {
            while (Fill(writer, reader, ref written) is var needed and > 0)
                await writer.MakeRoomAsync(needed).ConfigureAwait(false);
        }
        finally
        {
            Close(reader);
        }

        if (written != _measured)
            Fail(Changed(null));
    }

    /// <summary>Writes as many entries as there is room for.</summary>
    /// <returns>The room that the next one needs; 0 at the end.</returns>
    private int Fill(FormWriter writer, ListReader<T> reader, ref Extent written)
    {
        try
        {
            var room = writer.Free;
            for (var next = reader.Next(); next.Length > 0; next = reader.Next())
            {
                for (var i = 0; i < next.Length; i++)
                {
                    // Read once: the entry may be replaced at any time.
                    var item = next[i];
                    var needed = format.MaxLength(item) + 1;
                    if (room.Length < needed)
                    {
                        reader.Advance(i);
                        return needed;
                    }

                    var length = Write(item, room, isFirst: written.Count == 0);
                    written.Add(length, format.Fingerprint(item));

                    // Never more than was announced: the surplus would be read as the beginning of another field.
                    if (written.Count > _measured.Count || written.Length > _measured.Length)
                        return 0;
                    writer.Advance(length);
                    room = room[length..];
                }

                reader.Advance(next.Length);
            }
        }
        catch (Exception e)
        {
            // The caller's own collection, and not the network.
            Fail(e is InvalidOperationException ? Changed(e) : e);
        }

        return 0;
    }

    private void Close(ListReader<T> reader)
    {
        try
        {
            reader.Dispose();
        }
        catch (Exception e) when (Failure is null)
        {
            // The caller's own collection again; its first failure tells more.
            Fail(e);
        }
    }

    /// <summary>Writes an entry and the comma before it, and gives the number of bytes.</summary>
    private int Write(T item, Span<byte> room, bool isFirst)
    {
        if (isFirst)
            return format.Write(item, room);
        room[0] = (byte)',';
        return 1 + format.Write(item, room[1..]);
    }

    private void Fail(Exception exception)
    {
        Failure = ExceptionDispatchInfo.Capture(exception);
        Failure.Throw();
    }

    private static InvalidOperationException Changed(Exception? inner) =>
        new("The collection of the definition was changed while it was sent. The request was abandoned; leave the collection alone until the call has ended.", inner);

    /// <summary>How much a list holds, and what.</summary>
    private record struct Extent(long Count, long Length, long Fingerprint)
    {
        public void Add(int length, long fingerprint)
        {
            Count++;
            Length += length;

            // Not linear, so that changes of two entries do not make up for each other.
            var mixed = unchecked((Fingerprint ^ fingerprint) * -0x61C8864680B583EBL);
            Fingerprint = mixed ^ (mixed >>> 32);
        }
    }
}

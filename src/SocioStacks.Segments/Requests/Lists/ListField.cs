using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace SocioStacks.Segments.Requests;

/// <summary>
/// A comma-separated list in one field. A collection is read in place, once to validate and measure it and once per attempt; any
/// other sequence, which may be a query, is read once into a <see cref="PooledBufferWriter"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Release returns the chunks when the form is released.")]
internal sealed class ListField<T>(string name, IEnumerable<T> items, ListFormat<T> format) : FormField(name)
{
    private PooledBufferWriter? _chunks;
    private Extent _measured;

    public override long Measure(long maxLength, CancellationToken cancellationToken)
    {
        // Only a collection in memory is certain to end, and can be measured quickly.
        var isInPlace = CollectionSpan.TryRead(items, out _);
        if (items is not (ICollection<T> or IReadOnlyCollection<T>))
            _chunks = new PooledBufferWriter();

        var extent = new Extent();
        using var reader = new ListReader<T>(items);
        for (var next = reader.Next(); next.Length > 0; next = reader.Next())
        {
            // Checked periodically: a sequence may be long or infinite.
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
    /// <returns>The room that the next entry needs; 0 at the end.</returns>
    private int Fill(FormWriter writer, ListReader<T> reader, ref Extent written)
    {
        try
        {
            var room = writer.Free;
            for (var next = reader.Next(); next.Length > 0; next = reader.Next())
            {
                for (var i = 0; i < next.Length; i++)
                {
                    // Read only once: the entry may be replaced at any time.
                    var item = next[i];
                    var needed = format.MaxLength(item) + 1;
                    if (room.Length < needed)
                    {
                        reader.Advance(i);
                        return needed;
                    }

                    var length = Write(item, room, isFirst: written.Count == 0);
                    written.Add(length, format.Fingerprint(item));

                    // Never more than the announced length: the excess would be parsed as the beginning of another field.
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
            // Thrown by the caller's own collection, not by the network.
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
            // Also thrown by the caller's own collection; the first exception is more informative.
            Fail(e);
        }
    }

    /// <summary>Writes a comma and an entry, and returns the number of bytes.</summary>
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
        new("The collection of the definition was modified while it was being sent. The request was abandoned. Do not modify the collection until the call has completed.", inner);

    /// <summary>The size and the contents of a list.</summary>
    private record struct Extent(long Count, long Length, long Fingerprint)
    {
        public void Add(int length, long fingerprint)
        {
            Count++;
            Length += length;

            // Not linear, so that changes to two entries do not cancel each other out.
            var mixed = unchecked((Fingerprint ^ fingerprint) * -0x61C8864680B583EBL);
            Fingerprint = mixed ^ (mixed >>> 32);
        }
    }
}

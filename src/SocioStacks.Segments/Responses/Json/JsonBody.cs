using System.Buffers;
using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>
/// Reads a JSON object as it arrives, each property as soon as it is complete. Trailing commas are allowed: the service's
/// documentation has them in its examples.
/// </summary>
internal abstract class JsonBody
{
    private const int InitialBytes = 16 * 1024;

    private JsonReaderState _state = new(new JsonReaderOptions { AllowTrailingCommas = true });

    /// <summary>Whether an object that must have an id has none that can be read. The rest of the body is not read then.</summary>
    public bool HasUnreadableId { get; protected set; }

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Reads to the end of the body, or up to an id that cannot be read.</summary>
    /// <exception cref="JsonException">The body is not JSON, or not an object.</exception>
    public async ValueTask ReadAsync(ResponseBodyStream body, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
        try
        {
            var length = 0;
            long wanted = buffer.Length;
            var isFirst = true;
            for (var isLast = false; !isLast && !HasUnreadableId;)
            {
                while (length < wanted && !isLast)
                {
                    if (length == buffer.Length)
                        buffer = Grown(buffer);
                    var read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                    length += read;
                    isLast = read == 0;
                }

                var start = isFirst && buffer.AsSpan(0, length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
                isFirst = false;
                start += Read(buffer.AsSpan(start, length - start), isLast);
                length -= start;
                buffer.AsSpan(start, length).CopyTo(buffer);

                // An incomplete value is read again from its beginning, so a large one should not be attempted too often.
                wanted = length > buffer.Length / 2 ? length * 4L : buffer.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the next part of the body if it is complete; otherwise it is read again from its beginning later.</summary>
    protected virtual bool TryReadNext(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            return false;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.EndObject:
                return true;
            case JsonTokenType.PropertyName:
                return TryReadProperty(ref reader);
            default:
                throw new JsonException("Expected an object.");
        }
    }

    /// <summary>Reads the property at the current position.</summary>
    protected abstract bool TryReadProperty(ref Utf8JsonReader reader);

    /// <summary>Moves to the value of the property at the current position, if it is complete.</summary>
    protected static bool TryMoveToValue(ref Utf8JsonReader reader) => reader.Read() && IsWhole(reader);

    protected static bool IsWhole(Utf8JsonReader reader) => reader.TrySkip();

    private static byte[] Grown(byte[] buffer)
    {
        if (buffer.Length > int.MaxValue / 2)
            throw new InvalidDataException("A value in the response exceeds one gibibyte.");
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private int Read(ReadOnlySpan<byte> json, bool isLast)
    {
        var reader = new Utf8JsonReader(json, isLast, _state);
        var before = reader;
        while (TryReadNext(ref reader))
            before = reader;
        _state = before.CurrentState;
        return (int)before.BytesConsumed;
    }
}

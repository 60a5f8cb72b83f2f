using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SocioStacks.Segments;

internal static class ByteExtensions
{
    extension(Convert)
    {
        public static string ToHexString(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "");
    }

    extension(RandomNumberGenerator)
    {
        public static byte[] GetBytes(int count)
        {
            var bytes = new byte[count];
            using var generator = RandomNumberGenerator.Create();
            generator.GetBytes(bytes);
            return bytes;
        }
    }

    public static unsafe string GetString(this Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return "";
        fixed (byte* from = bytes)
            return encoding.GetString(from, bytes.Length);
    }

    public static unsafe int GetBytes(this Encoding encoding, ReadOnlySpan<char> text, Span<byte> destination)
    {
        if (text.IsEmpty)
            return 0;
        fixed (char* from = text)
        fixed (byte* to = destination)
            return encoding.GetBytes(from, text.Length, to, destination.Length);
    }

    public static ValueTask<int> ReadAsync(this Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var array = ArrayOf(buffer);
        return new(stream.ReadAsync(array.Array, array.Offset, array.Count, cancellationToken));
    }

    public static ValueTask WriteAsync(this Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var array = ArrayOf(bytes);
        return new(stream.WriteAsync(array.Array, array.Offset, array.Count, cancellationToken));
    }

    // All memory here is backed by arrays.
    private static ArraySegment<byte> ArrayOf(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var array) ? array : throw new NotSupportedException();
}

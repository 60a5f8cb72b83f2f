using System.Diagnostics.CodeAnalysis;

namespace SocioStacks.Segments.Requests;

/// <summary>Validates the entries of a list and writes them into a form, without allocating a string per entry.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "Internal.")]
internal abstract class ListFormat<T>
{
    /// <summary>The message for an empty list.</summary>
    public abstract string EmptyMessage { get; }

    /// <summary>Validates an entry and returns its size in bytes.</summary>
    /// <exception cref="ArgumentException">The entry is not valid. The message contains its position but never its text.</exception>
    public abstract int Measure(T item, long index);

    /// <summary>The maximum size of an entry in bytes, valid or not.</summary>
    public abstract int MaxLength(T item);

    /// <summary>Writes an entry, valid or not, and returns the number of bytes.</summary>
    public abstract int Write(T item, Span<byte> destination);

    /// <summary>A hash that changes if the entry is replaced.</summary>
    public abstract long Fingerprint(T item);
}

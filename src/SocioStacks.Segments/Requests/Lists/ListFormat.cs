using System.Diagnostics.CodeAnalysis;

namespace SocioStacks.Segments.Requests;

/// <summary>How the entries of a list are checked and written into a form, with no string made for one of them.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "Internal.")]
internal abstract class ListFormat<T>
{
    /// <summary>What a list without entries is told.</summary>
    public abstract string EmptyMessage { get; }

    /// <summary>Checks an entry and gives the number of bytes that it takes on the wire.</summary>
    /// <exception cref="ArgumentException">The entry may not be sent; the message has its place but never its text.</exception>
    public abstract int Measure(T item, long index);

    /// <summary>The most bytes that an entry can take, checked or not.</summary>
    public abstract int MaxLength(T item);

    /// <summary>Writes an entry, checked or not, and gives the number of bytes.</summary>
    public abstract int Write(T item, Span<byte> destination);

    /// <summary>A number that differs if the entry was changed.</summary>
    public abstract long Fingerprint(T item);
}

namespace SocioStacks.Segments;

/// <summary>
/// A call of the segments API failed. Catch this type to catch every failure of the network or the service; neither the
/// key nor a phone number is ever part of its message.
/// </summary>
public abstract class SegmentsException : Exception
{
    private protected SegmentsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// <see langword="true"/> where a create, update or delete may have taken effect although no good answer came: look
    /// before you send it again. Always <see langword="false"/> for a call that only reads.
    /// </summary>
    public bool MayHaveBeenApplied { get; init; }
}

namespace SocioStacks.Segments;

/// <summary>
/// A call of the segments API failed. Catch this type to catch every failure of the network or the service. Its message
/// contains neither the API key nor a phone number.
/// </summary>
/// <remarks>
/// What the service, a proxy or a handler says is redacted before it is quoted: the key also if it is percent-encoded or
/// escaped for JSON or HTML, and every run of seven digits or more, whatever separators they have. A key of fewer than 8
/// characters is not searched for, because it could be part of a word; nor is a key in Base64.
/// </remarks>
public abstract class SegmentsException : Exception
{
    private protected SegmentsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// <see langword="true"/> if a create, update or delete may have been applied even though no success response was
    /// received. Check the current state before repeating the call. Always <see langword="false"/> for a call that only
    /// reads.
    /// </summary>
    public bool MayHaveBeenApplied { get; init; }
}

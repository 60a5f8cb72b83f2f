namespace SocioStacks.Segments;

/// <summary>
/// The base class of all failures of the network or the service. The message never contains the API key or a phone number.
/// </summary>
/// <remarks>
/// Text from the service, a proxy or a handler is redacted before it is quoted. The key is found even if it is
/// percent-encoded or escaped for JSON or HTML. Every run of seven or more digits is redacted, whatever separates them. A key
/// shorter than 8 characters is not searched for, because it could be part of a word; a key in Base64 is not recognized.
/// </remarks>
public abstract class SegmentsException : Exception
{
    private protected SegmentsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// <see langword="true"/> if a create, update or delete may have been applied even though no success response was received.
    /// Check the current state before repeating the call. Always <see langword="false"/> for read operations.
    /// </summary>
    public bool MayHaveBeenApplied { get; init; }
}

namespace SocioStacks.Segments;

/// <summary>No complete answer came: the name was not found, the connection was refused, reset or cut, TLS failed, or the time was up.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class SegmentsConnectionException(string message, Exception? innerException = null)
    : SegmentsException(message, innerException)
{
    /// <summary>Whether the time of an attempt (<see cref="SegmentsClientOptions.AttemptTimeout"/>) was up.</summary>
    public bool IsTimeout { get; init; }
}

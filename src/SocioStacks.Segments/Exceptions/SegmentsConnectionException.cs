namespace SocioStacks.Segments;

/// <summary>
/// No complete response was received: the name was not found, the connection was refused, reset or cut, TLS failed, the attempt
/// timed out, or a message handler threw.
/// </summary>
/// <param name="message">What went wrong.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class SegmentsConnectionException(string message, Exception? innerException = null)
    : SegmentsException(message, innerException)
{
    /// <summary>
    /// Whether the attempt timed out or was cancelled, but not by the caller: by
    /// <see cref="SegmentsClientOptions.AttemptTimeout"/>, by the HttpClient's own timeout, or by a message handler. The message names which.
    /// </summary>
    public bool IsTimeout { get; init; }
}

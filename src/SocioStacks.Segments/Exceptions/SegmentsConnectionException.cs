namespace SocioStacks.Segments;

/// <summary>
/// No complete response was received: the host was not found, the connection was refused, reset or closed early, TLS failed, the
/// attempt timed out, or a message handler threw.
/// </summary>
/// <param name="message">The message that describes the error.</param>
/// <param name="innerException">The cause, or <see langword="null"/>.</param>
public sealed class SegmentsConnectionException(string message, Exception? innerException = null)
    : SegmentsException(message, innerException)
{
    /// <summary>
    /// Whether the attempt was ended by a timeout or a cancellation that did not come from the caller: by
    /// <see cref="SegmentsClientOptions.AttemptTimeout"/>, the timeout of the HttpClient, or a message handler. The message names
    /// the cause.
    /// </summary>
    public bool IsTimeout { get; init; }
}

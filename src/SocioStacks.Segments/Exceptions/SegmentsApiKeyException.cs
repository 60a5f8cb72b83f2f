namespace SocioStacks.Segments;

/// <summary>
/// <see cref="SegmentsClientOptions.ApiKeyProvider"/> threw or returned an invalid key. No request was sent for this attempt.
/// </summary>
/// <param name="message">The message that describes the error.</param>
/// <param name="innerException">The exception thrown by the provider, or <see langword="null"/>.</param>
public sealed class SegmentsApiKeyException(string message, Exception? innerException = null)
    : SegmentsException(message, innerException);

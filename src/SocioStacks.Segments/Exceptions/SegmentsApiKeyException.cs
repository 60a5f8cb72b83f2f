namespace SocioStacks.Segments;

/// <summary>
/// <see cref="SegmentsClientOptions.ApiKeyProvider"/> failed, or gave no key that can be sent. The attempt was not made.
/// </summary>
/// <param name="message">What went wrong.</param>
/// <param name="innerException">The provider's own exception, if it threw one.</param>
public sealed class SegmentsApiKeyException(string message, Exception? innerException = null)
    : SegmentsException(message, innerException);

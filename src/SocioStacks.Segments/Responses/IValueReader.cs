using System.Text.Json;

namespace SocioStacks.Segments.Responses;

/// <summary>Reads the body of a success.</summary>
internal interface IValueReader<T>
{
    /// <exception cref="JsonException">The body is not the expected JSON.</exception>
    ValueTask<ReadValue<T>> ReadValueAsync(ResponseBodyStream body, CancellationToken cancellationToken);
}

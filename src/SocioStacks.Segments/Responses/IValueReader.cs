using System.Text.Json;

namespace SocioStacks.Segments.Responses;

/// <summary>Reads the body of a success.</summary>
internal interface IValueReader<T>
{
    /// <exception cref="JsonException">It is not the JSON that was expected.</exception>
    ValueTask<ReadValue<T>> ReadValueAsync(ResponseBodyStream body, CancellationToken cancellationToken);
}

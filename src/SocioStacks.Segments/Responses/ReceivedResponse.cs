namespace SocioStacks.Segments.Responses;

/// <summary>A response whose headers have arrived, with what is needed to read its body.</summary>
/// <param name="Message">The response.</param>
/// <param name="MaxBytes">The maximum size of the body.</param>
/// <param name="ReceivedAt">The time of arrival, by the client's clock.</param>
/// <param name="ApiKey">The key of the request, which is redacted in everything that is kept of the response.</param>
/// <param name="RedirectedTo">The address from which the response came, if a redirect was followed.</param>
internal readonly record struct ReceivedResponse(HttpResponseMessage Message, long MaxBytes, DateTimeOffset ReceivedAt, string? ApiKey, Uri? RedirectedTo)
{
    public override string ToString() => nameof(ReceivedResponse);
}

namespace SocioStacks.Segments.Responses;

/// <summary>A response whose headers are there, and what has to be known to read the rest.</summary>
/// <param name="Message">The response itself.</param>
/// <param name="MaxBytes">The largest body that is read.</param>
/// <param name="ReceivedAt">When it came, by the client's clock.</param>
/// <param name="ApiKey">The key that the request had, to be redacted in whatever is kept of the response.</param>
/// <param name="RedirectedTo">Where it came from, if a redirect was followed.</param>
internal readonly record struct ReceivedResponse(HttpResponseMessage Message, long MaxBytes, DateTimeOffset ReceivedAt, string? ApiKey, Uri? RedirectedTo)
{
    public override string ToString() => nameof(ReceivedResponse);
}

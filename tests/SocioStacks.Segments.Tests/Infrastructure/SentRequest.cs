namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>What one attempt sent, as it was at that moment.</summary>
internal sealed record SentRequest(int Number, HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string Line => $"{Method} {Uri.PathAndQuery}";

    public string? Authorization => Headers.GetValueOrDefault("Authorization");
}

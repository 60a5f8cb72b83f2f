namespace SocioStacks.Segments.Tests.Client;

/// <summary>What one attempt sent, as it was at that moment: a request is changed and sent again by later attempts.</summary>
internal sealed record SentRequest(int Number, HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string Line => $"{Method} {Uri.PathAndQuery}";

    public string? Authorization => Headers.GetValueOrDefault("Authorization");
}

namespace SocioStacks.Segments.Http;

/// <summary>Returns no body: HttpWebRequest rejects a GET with a body, even an empty one.</summary>
internal static class EmptyContent
{
    public static HttpContent? For(HttpMessageHandler terminal)
    {
        _ = terminal;
        return null;
    }
}

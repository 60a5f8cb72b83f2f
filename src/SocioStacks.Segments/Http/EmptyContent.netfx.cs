namespace SocioStacks.Segments.Http;

/// <summary>None: HttpWebRequest refuses a GET with a body, even with an empty one.</summary>
internal static class EmptyContent
{
    public static HttpContent? For(HttpMessageHandler terminal)
    {
        _ = terminal;
        return null;
    }
}

using System.Net;

namespace SocioStacks.Segments.Testing;

internal static class Http
{
    extension(HttpStatusCode)
    {
        public static HttpStatusCode TooManyRequests => (HttpStatusCode)429;
    }

    // The token does not reach a content that serializes itself here.
    public static Task CopyToAsync(this HttpContent content, Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.CopyToAsync(stream);
    }
}

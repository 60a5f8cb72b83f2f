using System.Net;
using System.Net.Http.Headers;

namespace SocioStacks.Segments;

internal static class Http
{
    extension(HttpRequestMessage request)
    {
        public HttpRequestOptions Options => new(request.Properties);
    }

    extension(HttpStatusCode)
    {
        public static HttpStatusCode TooManyRequests => (HttpStatusCode)429;
    }

    extension(HttpHeaders headers)
    {
        public NonValidatedHeaders NonValidated => new(headers);
    }

    extension(HttpRequestException exception)
    {
        public HttpRequestError HttpRequestError => exception.InnerException is WebException { Status: var status }
            ? status switch
            {
                WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure => HttpRequestError.NameResolutionError,
                WebExceptionStatus.ConnectFailure => HttpRequestError.ConnectionError,
                WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure => HttpRequestError.SecureConnectionError,
                WebExceptionStatus.RequestProhibitedByProxy => HttpRequestError.ProxyTunnelError,
                _ => HttpRequestError.Unknown,
            }
            : HttpRequestError.Unknown;
    }

    extension(DecompressionMethods)
    {
        /// <summary>None: HttpWebRequest does not tell whether it has decompressed, and so not whether an answer was cut short.</summary>
        public static DecompressionMethods All => DecompressionMethods.None;
    }

    // The token of a content that writes itself is out of its reach here.
    public static Task CopyToAsync(this HttpContent content, Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.CopyToAsync(stream);
    }

    // An answer of a handler of the user's own may have no content here.
    public static async Task<Stream> ReadAsStreamAsync(this HttpContent? content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content is null
            ? Stream.Null
            : new AnswerStream(await content.ReadAsStreamAsync().ConfigureAwait(false), content is WholeContent ? content.Headers.ContentLength : null);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SocioStacks.Segments;

internal static class HttpExtensions
{
    extension(HttpRequestMessage request)
    {
        public HttpRequestOptions Options => new(request.Properties);

        /// <summary>There is only one policy: the requested version, or a lower one.</summary>
        public HttpVersionPolicy VersionPolicy
        {
            get => default;
            set => _ = (request, value);
        }
    }

    extension(HttpStatusCode)
    {
        public static HttpStatusCode TooManyRequests => (HttpStatusCode)429;
    }

    extension(HttpHeaders headers)
    {
        public HttpHeadersNonValidated NonValidated => new(headers);
    }

    extension(HttpRequestException exception)
    {
        /// <summary>Where the request failed, for failures before anything was sent. Mono reports it by the socket, .NET Framework by the request.</summary>
        public HttpRequestError HttpRequestError => exception.InnerException switch
        {
            WebException { Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure } => HttpRequestError.NameResolutionError,
            WebException { Status: WebExceptionStatus.ConnectFailure } => HttpRequestError.ConnectionError,
            WebException { Status: WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure } => HttpRequestError.SecureConnectionError,
            WebException { Status: WebExceptionStatus.RequestProhibitedByProxy } => HttpRequestError.ProxyTunnelError,
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => HttpRequestError.NameResolutionError,
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => HttpRequestError.ConnectionError,
            AuthenticationException => HttpRequestError.SecureConnectionError,
            _ => HttpRequestError.Unknown,
        };
    }

    extension(DecompressionMethods)
    {
        /// <summary>Returns no encodings: HttpWebRequest does not report whether it decompressed a response, so a truncated one would go unnoticed.</summary>
        public static DecompressionMethods All => DecompressionMethods.None;
    }

    // The token does not reach a content that serializes itself here.
    public static Task CopyToAsync(this HttpContent content, Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.CopyToAsync(stream);
    }

    // A response of a user's handler may have no content here.
    public static async Task<Stream> ReadAsStreamAsync(this HttpContent? content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content is null
            ? Stream.Null
            : new ResponseStream(await content.ReadAsStreamAsync().ConfigureAwait(false), content is DecodedContent ? content.Headers.ContentLength : null);
    }
}

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

        /// <summary>There is one only: the version is asked for, and a lower one accepted.</summary>
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
        /// <summary>Where it failed, for the failures after which nothing can have been sent. Mono tells by the socket, .NET Framework by the request.</summary>
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
            : new ResponseStream(await content.ReadAsStreamAsync().ConfigureAwait(false), content is DecodedContent ? content.Headers.ContentLength : null);
    }
}

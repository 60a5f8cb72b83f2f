using System.Net;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Sends every request over HTTP/2, also without TLS. A client without a container has no HttpClient to configure for it.</summary>
internal sealed class Http2Handler() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        return base.SendAsync(request, cancellationToken);
    }
}

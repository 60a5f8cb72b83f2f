using SocioStacks.Segments.Pipeline;

namespace SocioStacks.Segments.Testing;

/// <summary>A handler that leads to the service. Many may lead to one service, whose rate limit is then one.</summary>
internal sealed class InMemoryHandler(InMemorySegmentsService service) : HttpMessageHandler, IRateLimitScope
{
    public object Scope => service.RateLimitScope;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var incoming = await IncomingRequest.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var response = await service.RespondAsync(incoming, cancellationToken).ConfigureAwait(false);
        response.RequestMessage ??= request;
        return response;
    }
}

namespace SocioStacks.Segments.Testing;

/// <summary>
/// The end of every way into the service, one for each service: the client takes it for what has the rate limit. To dispose
/// it does nothing.
/// </summary>
internal sealed class InMemoryHandler(InMemorySegmentsService service) : HttpMessageHandler
{
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

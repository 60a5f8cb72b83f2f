namespace SocioStacks.Segments.Testing;

/// <summary>
/// The innermost handler of all handler chains of a service, one per service: the client uses it as the scope of the rate limit.
/// Disposing it has no effect.
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

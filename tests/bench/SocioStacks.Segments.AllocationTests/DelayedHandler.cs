using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.AllocationTests;

/// <summary>
/// The service in memory, but each response arrives after the caller has begun to wait, as over a network: then every async
/// method between the caller and the response has to keep its state.
/// </summary>
internal sealed class DelayedHandler() : DelegatingHandler(new MemoryService())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await base.SendAsync(request, cancellationToken);
    }
}

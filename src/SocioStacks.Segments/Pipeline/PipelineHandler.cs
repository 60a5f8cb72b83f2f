using Microsoft.Extensions.Http.Resilience;
using Polly;
using SocioStacks.Segments.Wire;

#pragma warning disable EXTEXP0001 // ResilienceHandler as a class to build on is still marked experimental.

namespace SocioStacks.Segments.Pipeline;

/// <summary>Runs <see cref="SegmentsPipeline"/> around every attempt at a request.</summary>
internal sealed class PipelineHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : ResilienceHandler(pipeline)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SegmentsCall.Of(request).RateLimitScope = ScopeOf(this);
        return base.SendAsync(request, cancellationToken);
    }

    private static object? ScopeOf(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return (handler as IRateLimitScope)?.Scope;
    }
}

using Microsoft.Extensions.Http.Resilience;
using Polly;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Resilience.RateLimiting;

#pragma warning disable EXTEXP0001 // ResilienceHandler as a class to build on is still marked experimental.

namespace SocioStacks.Segments.Resilience;

/// <summary>Runs <see cref="SegmentsPipeline"/> around every attempt at a request.</summary>
internal sealed class PipelineHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : ResilienceHandler(pipeline)
{
    // Handlers stay as they are once the first request has come.
    private Tuple<object?>? _scope;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SegmentsCall.Of(request).RateLimitScope = (_scope ??= new(RateLimitScope.Of(this))).Item1;
        return base.SendAsync(request, cancellationToken);
    }
}

using Refit;

namespace SocioStacks.Segments.Operations;

/// <summary>
/// The five endpoints as documented: the list has a trailing slash, the create has none. They return the bare response, because
/// Refit's typed path buffers bodies and reads them after the timeout of the attempt. Each <see cref="SegmentsOperation"/> reads
/// its own response instead.
/// </summary>
[Headers("Accept: application/json")]
internal interface ISegmentsApi
{
    [Get("/api/segments/")]
    Task<HttpResponseMessage> ListAsync(int page, [AliasAs("results_per_page")] int resultsPerPage, [Property(SegmentsOperation.CallProperty)] object call, CancellationToken cancellationToken);

    [Get("/api/segments/{segmentId}")]
    Task<HttpResponseMessage> GetAsync(long segmentId, [Property(SegmentsOperation.CallProperty)] object call, CancellationToken cancellationToken);

    [Post("/api/segments")]
    Task<HttpResponseMessage> CreateAsync([Body] HttpContent form, [Property(SegmentsOperation.CallProperty)] object call, CancellationToken cancellationToken);

    [Post("/api/segments/{segmentId}")]
    Task<HttpResponseMessage> UpdateAsync(long segmentId, [Body] HttpContent form, [Property(SegmentsOperation.CallProperty)] object call, CancellationToken cancellationToken);

    [Delete("/api/segments/{segmentId}")]
    Task<HttpResponseMessage> DeleteAsync(long segmentId, [Property(SegmentsOperation.CallProperty)] object call, CancellationToken cancellationToken);
}

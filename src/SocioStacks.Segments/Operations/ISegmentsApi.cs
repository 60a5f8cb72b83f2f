using Refit;

namespace SocioStacks.Segments.Operations;

/// <summary>
/// The five endpoints, as the documentation gives them: the list has a trailing slash, the create has none. The answers
/// are read by the <see cref="SegmentsCall"/> that travels along, straight from the network into the models.
/// </summary>
[Headers("Accept: application/json")]
internal interface ISegmentsApi
{
    [Get("/api/segments/")]
    Task<HttpResponseMessage> ListAsync(int page, [AliasAs("results_per_page")] int resultsPerPage, [Property(SegmentsCall.PropertyName)] SegmentsCall call, CancellationToken cancellationToken);

    [Get("/api/segments/{segmentId}")]
    Task<HttpResponseMessage> GetAsync(long segmentId, [Property(SegmentsCall.PropertyName)] SegmentsCall call, CancellationToken cancellationToken);

    [Post("/api/segments")]
    Task<HttpResponseMessage> CreateAsync([Body] HttpContent form, [Property(SegmentsCall.PropertyName)] SegmentsCall call, CancellationToken cancellationToken);

    [Post("/api/segments/{segmentId}")]
    Task<HttpResponseMessage> UpdateAsync(long segmentId, [Body] HttpContent form, [Property(SegmentsCall.PropertyName)] SegmentsCall call, CancellationToken cancellationToken);

    [Delete("/api/segments/{segmentId}")]
    Task<HttpResponseMessage> DeleteAsync(long segmentId, [Property(SegmentsCall.PropertyName)] SegmentsCall call, CancellationToken cancellationToken);
}

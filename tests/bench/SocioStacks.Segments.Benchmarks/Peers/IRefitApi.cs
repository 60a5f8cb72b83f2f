using Refit;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>The service as Refit's README would have it.</summary>
[Headers("Accept: application/json", "User-Agent: Benchmark/1.0", "Authorization: Bearer")]
internal interface IRefitApi
{
    [Get("/api/segments/{id}")]
    Task<DataDto<SegmentDto>> GetAsync(long id);

    [Get("/api/segments/")]
    Task<PageDto> GetPageAsync(int page, [AliasAs("results_per_page")] int resultsPerPage);

    [Multipart]
    [Post("/api/segments")]
    Task<DataDto<IdDto>> CreateAsync(string name, string type, [AliasAs("phone_numbers")] string phoneNumbers);
}

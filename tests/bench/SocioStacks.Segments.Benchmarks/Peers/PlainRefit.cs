using Refit;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>Refit as its README shows it, with the source-generated JSON that it takes.</summary>
internal sealed class PlainRefit(IRefitApi api) : DtoPeer
{
    public static readonly RefitSettings Settings = new(new SystemTextJsonContentSerializer(DtoJson.Default.Options))
    {
        AuthorizationHeaderValueGetter = (_, _) => new(DtoPeer.Key),
    };

    public PlainRefit(HttpClient http)
        : this(RestService.ForGenerated<IRefitApi>(http, Settings))
    {
    }

    public override Task GetAsync() => api.GetAsync(1);

    public override async Task<long> CreateAsync(string[] numbers) =>
        (await api.CreateAsync(Name, "bulk", string.Join(',', numbers)).ConfigureAwait(false)).Data!.Id;

    public override void Dispose() => (api as IDisposable)?.Dispose();

    protected override Task<PageDto> GetPageAsync(int page, int pageSize) => api.GetPageAsync(page, pageSize);
}

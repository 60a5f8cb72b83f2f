using Refit;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>Refit as its README shows it, with the source-generated JSON that it takes.</summary>
internal sealed class PlainRefit : DtoPeer
{
    private static readonly RefitSettings Settings = new(new SystemTextJsonContentSerializer(DtoJson.Default.Options))
    {
        AuthorizationHeaderValueGetter = (_, _) => new(Peer.Key),
    };

    private readonly HttpClient _http;
    private readonly IRefitApi _api;

    public PlainRefit(Uri address, HttpMessageHandler handler)
    {
        _http = new HttpClient(handler) { BaseAddress = address };
        _api = RestService.For<IRefitApi>(_http, Settings);
    }

    public override Task GetAsync() => _api.GetAsync(1);

    public override async Task<long> CreateAsync(string[] numbers) =>
        (await _api.CreateAsync(Name, "bulk", string.Join(',', numbers)).ConfigureAwait(false)).Data!.Id;

    public override void Dispose() => _http.Dispose();

    protected override Task<PageDto> GetPageAsync(int page, int pageSize) => _api.GetPageAsync(page, pageSize);
}

using System.Text.Json;
using Flurl.Http;
using Flurl.Http.Configuration;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>Flurl as its documentation shows it: one client kept, a fluent chain for each call.</summary>
internal sealed class PlainFlurl : DtoPeer
{
    private readonly FlurlClient _client;

    public PlainFlurl(Uri address, HttpMessageHandler handler)
    {
        _client = new FlurlClient(new HttpClient(handler) { BaseAddress = address });
        _client.Settings.JsonSerializer = new DefaultJsonSerializer(new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = DtoJson.Default });
        _client.WithOAuthBearerToken(DtoPeer.Key).WithHeader("Accept", "application/json").WithHeader("User-Agent", "Benchmark/1.0");
    }

    public override Task GetAsync() => GetSegmentAsync();

    public override async Task<long> CreateAsync(string[] numbers)
    {
        var response = await _client.Request("api", "segments")
            .PostMultipartAsync(form => form.AddString("name", Name).AddString("type", "bulk").AddString("phone_numbers", string.Join(',', numbers)))
            .ReceiveJson<DataDto<IdDto>>()
            .ConfigureAwait(false);
        return response.Data!.Id;
    }

    public override void Dispose() => _client.Dispose();

    protected override Task<PageDto> GetPageAsync(int page, int pageSize) =>
        _client.Request("api/segments/").AppendQueryParam("page", page).AppendQueryParam("results_per_page", pageSize).GetJsonAsync<PageDto>();

    private async Task<SegmentDto> GetSegmentAsync() =>
        (await _client.Request("api", "segments", 1).GetJsonAsync<DataDto<SegmentDto>>().ConfigureAwait(false)).Data!;
}

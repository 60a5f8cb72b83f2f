using System.Text.Json;
using RestSharp;
using RestSharp.Authenticators;
using RestSharp.Serializers.Json;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>RestSharp as its documentation shows it: one client kept, typed calls, the form out of parameters.</summary>
internal sealed class PlainRestSharp : DtoPeer
{
    private readonly RestClient _client;

    public PlainRestSharp(Uri address, HttpMessageHandler handler) => _client = new RestClient(
        new RestClientOptions(address)
        {
            Authenticator = new JwtAuthenticator(DtoPeer.Key),
            ConfigureMessageHandler = _ => handler,
            UserAgent = "Benchmark/1.0",
        },
        configureSerialization: serializers => serializers.UseSystemTextJson(new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = DtoJson.Default }));

    public override Task GetAsync() => GetSegmentAsync();

    public override async Task<long> CreateAsync(string[] numbers)
    {
        var request = new RestRequest("api/segments") { AlwaysMultipartFormData = true }
            .AddParameter("name", Name)
            .AddParameter("type", "bulk")
            .AddParameter("phone_numbers", string.Join(',', numbers));
        return (await _client.PostAsync<DataDto<IdDto>>(request).ConfigureAwait(false))!.Data!.Id;
    }

    public override void Dispose() => _client.Dispose();

    protected override async Task<PageDto> GetPageAsync(int page, int pageSize)
    {
        var request = new RestRequest("api/segments/").AddQueryParameter("page", page).AddQueryParameter("results_per_page", pageSize);
        return (await _client.GetAsync<PageDto>(request).ConfigureAwait(false))!;
    }

    private async Task<SegmentDto> GetSegmentAsync()
    {
        var request = new RestRequest("api/segments/{id}").AddUrlSegment("id", 1);
        return (await _client.GetAsync<DataDto<SegmentDto>>(request).ConfigureAwait(false))!.Data!;
    }
}

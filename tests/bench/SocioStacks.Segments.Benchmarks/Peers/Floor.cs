using System.Net.Http.Headers;
using System.Text.Json;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>
/// HttpClient by hand: the response stream straight into source-generated JSON, the form out of the parts that .NET has.
/// </summary>
internal sealed class Floor : DtoPeer
{
    private readonly HttpClient _http;

    public Floor(HttpClient http)
    {
        _http = http;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", DtoPeer.Key);
        _http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        _http.DefaultRequestHeaders.UserAgent.Add(new("Benchmark", "1.0"));
    }

    public override Task GetAsync() => GetAsync(1);

    public override async Task<long> CreateAsync(string[] numbers)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Name), "name" },
            { new StringContent("bulk"), "type" },
            { new StringContent(string.Join(',', numbers)), "phone_numbers" },
        };
        using var response = await _http.PostAsync("api/segments", form).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        return (await JsonSerializer.DeserializeAsync(stream, DtoJson.Default.DataDtoIdDto).ConfigureAwait(false))!.Data!.Id;
    }

    public override void Dispose() => _http.Dispose();

    protected override async Task<PageDto> GetPageAsync(int page, int pageSize)
    {
        using var response = await _http.GetAsync($"api/segments/?page={page}&results_per_page={pageSize}", HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        return (await JsonSerializer.DeserializeAsync(stream, DtoJson.Default.PageDto).ConfigureAwait(false))!;
    }

    private async Task<SegmentDto> GetAsync(long id)
    {
        using var response = await _http.GetAsync($"api/segments/{id}", HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        return (await JsonSerializer.DeserializeAsync(stream, DtoJson.Default.DataDtoSegmentDto).ConfigureAwait(false))!.Data!;
    }
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace SocioStacks.Segments.Testing.Tests;

/// <summary>An in-memory service with a client, and with a bare HttpClient of the same key for what the client would reject.</summary>
public sealed class ServiceUnderTest : IDisposable
{
    public const string Key = "test-key";

    private static readonly Uri Address = new("https://sms.sociostacks.com/");

    public ServiceUnderTest()
    {
        Service = new InMemorySegmentsService(Time);
        Client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Key, TimeProvider = Time, MaxRetries = 0 }, Service.CreateHandler());
        Raw = new HttpClient(Service.CreateHandler()) { BaseAddress = Address };
        Raw.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 10, 29, 3, 25, 4, 567, TimeSpan.Zero));

    public InMemorySegmentsService Service { get; }

    public SegmentsClient Client { get; }

    public HttpClient Raw { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return Raw.PostAsync(new Uri(path, UriKind.Relative), form, Token);
    }

    public Task<HttpResponseMessage> PostBytesAsync(string path, string contentType, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Raw.PostAsync(new Uri(path, UriKind.Relative), content, Token);
    }

    /// <summary>Creates a segment of fields that the client would not send, and returns what the service has stored.</summary>
    public async Task<Segment> CreateRawAsync(params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync("api/segments", [("name", "Raw"), .. fields]);
        response.EnsureSuccessStatusCode();
        return Service.Segments[^1];
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await Raw.GetAsync(new Uri(path, UriKind.Relative), Token);
        return await JsonOf(response);
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        return document.RootElement.Clone();
    }

    public void Dispose()
    {
        Client.Dispose();
        Raw.Dispose();
    }
}

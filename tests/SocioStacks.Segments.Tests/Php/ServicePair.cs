using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>The service in PHP and the one in memory: each request goes to both, and whatever they do differently fails the test.</summary>
public sealed class ServicePair : IDisposable
{
    private const string Boundary = "boundary";

    private readonly (HttpClient Http, SegmentsClient Client) _php;
    private readonly (HttpClient Http, SegmentsClient Client) _memory;

    public ServicePair(Uri php, InMemorySegmentsService memory)
    {
        _php = Connect(php, new SocketsHttpHandler());
        _memory = Connect(php, memory.CreateHandler());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Posts the same form to both and compares the status, and what both hold afterwards.</summary>
    /// <returns>What both hold.</returns>
    public Task<IReadOnlyList<Segment>> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, $"multipart/form-data; boundary={Boundary}", FormOf(fields));

    public async Task<IReadOnlyList<Segment>> PostAsync(string path, string contentType, string body)
    {
        var php = await PostAsync(_php.Http, path, contentType, body);
        var memory = await PostAsync(_memory.Http, path, contentType, body);
        Assert.Equal(php, memory);
        return await CompareAsync();
    }

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var php = await _php.Http.GetAsync(new Uri(path, UriKind.Relative), Token);
        using var memory = await _memory.Http.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(php.StatusCode, memory.StatusCode);
        return memory.StatusCode;
    }

    public void Dispose()
    {
        foreach (var (http, client) in (ReadOnlySpan<(HttpClient, SegmentsClient)>)[_php, _memory])
        {
            http.Dispose();
            client.Dispose();
        }
    }

    private async Task<IReadOnlyList<Segment>> CompareAsync()
    {
        var php = await _php.Client.ListAllAsync(cancellationToken: Token).ToListAsync(Token);
        var memory = await _memory.Client.ListAllAsync(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(php.Select(Describe), memory.Select(Describe));
        return memory;
    }

    /// <summary>Everything but the times, of which there is only whether there is one.</summary>
    private static string Describe(Segment segment)
    {
        var settings = segment.Settings;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{segment.Id}/{segment.UserId} {segment.Type} {Show(segment.Name)} {segment.TotalContacts} updated: {segment.LastUpdatedAt is not null}");
        text.Append(CultureInfo.InvariantCulture, $" numbers [{string.Join("|", settings.PhoneNumbers.Select(Show))}] contacts [{string.Join("|", settings.ContactIds)}]");
        text.Append(CultureInfo.InvariantCulture, $" filters [{string.Join("|", settings.Filters.Select(filter => $"{Show(filter.Key)} {filter.Condition} {Show(filter.Value)}"))}]");
        text.Append(CultureInfo.InvariantCulture, $" countries [{string.Join("|", settings.Countries)}] continents [{string.Join("|", settings.Continents)}]");
        return text.ToString();
    }

    private static string Show(string text) => $"\"{string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}"))}\"";

    private static string FormOf((string Name, string Value)[] fields)
    {
        var body = new StringBuilder();
        foreach (var (name, value) in fields)
            body.Append("--" + Boundary + "\r\nContent-Disposition: form-data; name=\"").Append(name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"\r\n\r\n").Append(value).Append("\r\n");
        return body.Append("--" + Boundary + "--\r\n").ToString();
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string path, string contentType, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, Token);

        // A create may return 200 or 201.
        return response.StatusCode == HttpStatusCode.Created ? HttpStatusCode.OK : response.StatusCode;
    }

    private static (HttpClient Http, SegmentsClient Client) Connect(Uri address, HttpMessageHandler handler)
    {
        var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "parity");
        return (http, SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "parity", BaseAddress = address, MaxRetries = 0 }, handler));
    }
}

using System.Text.Json.Nodes;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>The segments API in PHP, with four worker processes on one database.</summary>
public sealed class PhpSegments : IAsyncLifetime
{
    public const int Workers = 4;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("segments-php-");
    private readonly HttpClient _http = new();
    private readonly List<SegmentsClient> _clients = [];
    private PhpServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (PhpServer.HasSqlite)
            _server = await PhpServer.StartAsync("segments.php", Environment(), Workers);
    }

    /// <summary>Empties the service and returns a client of it.</summary>
    public async Task<ISegmentsClient> StartOverAsync(string prefix = "")
    {
        Assert.SkipUnless(PhpServer.IsAvailable, PhpServer.Missing);
        Assert.SkipUnless(PhpServer.HasSqlite, PhpServer.MissingSqlite);
        using var response = await _http.PostAsync(new Uri(_server!.Address, "_reset"), null, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return Connect("php", prefix);
    }

    /// <summary>Returns a client of another key.</summary>
    public ISegmentsClient Connect(string apiKey, string prefix = "")
    {
        var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = apiKey, BaseAddress = new Uri(_server!.Address, prefix), MaxRetries = 0 });
        _clients.Add(client);
        return client;
    }

    /// <summary>What the service has counted since the test began.</summary>
    public async Task<JsonNode> StatsAsync() =>
        JsonNode.Parse(await _http.GetStringAsync(new Uri(_server!.Address, "_stats"), TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        _http.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private Dictionary<string, string> Environment() => new() { ["SEGMENTS_DB"] = Path.Combine(_directory.FullName, "segments.db") };
}

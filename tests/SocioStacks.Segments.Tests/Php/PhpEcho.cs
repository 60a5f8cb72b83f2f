using System.Text.Json.Nodes;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>A real client in front of a PHP that reports what it saw of the latest form.</summary>
public sealed class PhpEcho : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("segments-echo-");
    private readonly HttpClient _http = new();
    private PhpServer? _server;
    private SegmentsClient? _client;

    public ISegmentsClient Client
    {
        get
        {
            Assert.SkipUnless(PhpServer.IsAvailable, PhpServer.Missing);
            return _client!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!PhpServer.IsAvailable)
            return;
        _server = await PhpServer.StartAsync("echo.php", new Dictionary<string, string> { ["ECHO_FILE"] = Path.Combine(_directory.FullName, "seen.json") });
        _client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "echo", BaseAddress = _server.Address, MaxRetries = 0 });
    }

    /// <summary>What PHP read from the form of the latest call.</summary>
    public async Task<JsonObject> SeenAsync() =>
        JsonNode.Parse(await _http.GetStringAsync(_server!.Address, TestContext.Current.CancellationToken))!.AsObject();

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _http.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}

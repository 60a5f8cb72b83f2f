namespace SocioStacks.Segments.Tests.Php;

/// <summary>The service in PHP in each of its modes, started when a test first asks for it, beside the one in memory.</summary>
public sealed class PhpModes : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("segments-modes-");
    private readonly HttpClient _http = new();
    private readonly Dictionary<ServiceModes, PhpServer> _servers = [];

    public ValueTask InitializeAsync() => default;

    /// <summary>Empties the service in PHP and returns it with a new one in memory.</summary>
    public async Task<ServicePair> StartOverAsync(ServiceModes? modes = null)
    {
        Assert.SkipUnless(PhpServer.IsAvailable, PhpServer.Missing);
        Assert.SkipUnless(PhpServer.HasSqlite, PhpServer.MissingSqlite);
        modes ??= new ServiceModes();
        if (!_servers.TryGetValue(modes, out var server))
        {
            var environment = new Dictionary<string, string>(modes.Environment) { ["SEGMENTS_DB"] = Path.Combine(_directory.FullName, $"{_servers.Count}.db") };
            _servers[modes] = server = await PhpServer.StartAsync("segments.php", environment, settings: modes.Settings);
        }

        using var response = await _http.PostAsync(new Uri(server.Address, "_reset"), null, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return new ServicePair(server.Address, modes.CreateService());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (var server in _servers.Values)
            await server.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}

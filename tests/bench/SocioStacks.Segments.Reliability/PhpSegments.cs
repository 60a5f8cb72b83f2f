using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SocioStacks.Segments.Reliability;

/// <summary>The segments service in PHP, on this machine, with several workers.</summary>
internal sealed class PhpSegments : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private PhpSegments(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<PhpSegments> StartAsync(int limit, int windowSeconds)
    {
        var folder = Directory.CreateTempSubdirectory("segments-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo("php")
        {
            ArgumentList = { "-d", "opcache.enable_cli=1", "-S", $"127.0.0.1:{port}", Path.Combine(AppContext.BaseDirectory, "segments.php") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PHP_CLI_SERVER_WORKERS"] = "4",
                ["SEGMENTS_DB"] = Path.Combine(folder, "segments.db"),
                ["SEGMENTS_LIMIT"] = limit.ToString(CultureInfo.InvariantCulture),
                ["SEGMENTS_WINDOW"] = windowSeconds.ToString(CultureInfo.InvariantCulture),
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("php did not start: install php-cli and php-sqlite3.");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new PhpSegments(process, folder, new Uri($"http://127.0.0.1:{port}/"));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await server.StatsAsync();
                return server;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    public async Task<(int Requests, int Refused, int Created, int Doubled)> StatsAsync()
    {
        using var client = new HttpClient();
        using var stats = JsonDocument.Parse(await client.GetStringAsync(new Uri(Address, "_stats")));
        var created = stats.RootElement.GetProperty("created");
        var counts = created.ValueKind == JsonValueKind.Object ? created.EnumerateObject().Select(name => name.Value.GetInt32()).ToList() : [];
        return (stats.RootElement.GetProperty("requests").GetInt32(), stats.RootElement.GetProperty("refused").GetInt32(), counts.Count, counts.Count(count => count > 1));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>The peers by name, and where they find the service.</summary>
internal static class Peer
{
    public const string Key = "benchmark-key";

    public const string Own = "SocioStacks.Segments";
    public const string Floor = "HttpClient by hand";
    public const string FloorWithPolly = "HttpClient by hand + Polly";
    public const string Refit = "Refit";
    public const string RestSharp = "RestSharp";
    public const string Flurl = "Flurl.Http";

    public static IReadOnlyList<string> All { get; } = [FloorWithPolly, Own, Floor, Refit, RestSharp, Flurl];

    /// <summary>Makes a peer over loopback, or in memory where no address is given.</summary>
    public static IPeer Create(string name, Uri? loopback, Scenario scenario)
    {
        var address = new Uri(loopback ?? new Uri("http://127.0.0.1/"), $"{scenario}/");
        return Create(name, address, loopback is null ? new MemoryService() : Sockets());
    }

    public static IPeer Create(string name, Uri address, HttpMessageHandler handler) => name switch
    {
        Own => new OwnClient(address, handler),
        Floor => new Floor(address, handler),
        FloorWithPolly => new Floor(address, PollyPipeline.Over(handler), Timeout.InfiniteTimeSpan),
        Refit => new PlainRefit(address, handler),
        RestSharp => new PlainRestSharp(address, handler),
        Flurl => new PlainFlurl(address, handler),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such peer."),
    };

    /// <summary>The same for all, so that it is the clients that are compared: as our client has it.</summary>
    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
    };
}

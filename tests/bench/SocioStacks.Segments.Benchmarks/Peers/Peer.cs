using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>The peers by name, and where they find the service.</summary>
internal static class Peer
{
    public const string Own = "SocioStacks.Segments";
    public const string Floor = "HttpClient by hand";
    public const string FloorWithPolly = "HttpClient by hand + Polly";
    public const string Refit = "Refit";
    public const string RestSharp = "RestSharp";
    public const string Flurl = "Flurl.Http";

    public static IReadOnlyList<string> All { get; } = [FloorWithPolly, Own, Floor, Refit, RestSharp, Flurl];

    /// <summary>Creates a peer over loopback, or in memory if the address is null.</summary>
    public static IPeer Create(string name, Uri? loopback, Scenario scenario)
    {
        var address = new Uri(loopback ?? new Uri("http://127.0.0.1/"), $"{scenario}/");
        return Create(name, address, loopback is null ? new MemoryService() : Sockets());
    }

    public static IPeer Create(string name, Uri address, HttpMessageHandler handler) => name switch
    {
        Own => new OwnClient(address, handler),
        Floor => new Floor(new HttpClient(handler) { BaseAddress = address }),
        FloorWithPolly => new Floor(new HttpClient(PollyPipeline.Over(handler)) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan }),
        Refit => new PlainRefit(new HttpClient(handler) { BaseAddress = address }),
        RestSharp => new PlainRestSharp(address, handler),
        Flurl => new PlainFlurl(address, handler),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such peer."),
    };

    /// <summary>Registers a peer in a container as its documentation recommends, over the service in memory.</summary>
    public static ServiceProvider Register(string name)
    {
        var address = new Uri($"http://127.0.0.1/{Scenario.OnePage}/");
        var services = new ServiceCollection();
        switch (name)
        {
            case Own:
                services.AddSegmentsClient(options => (options.ApiKey, options.BaseAddress, options.MaxFormBytes) = (DtoPeer.Key, address, OwnClient.MaxFormBytes)).ConfigurePrimaryHttpMessageHandler(() => new MemoryService());
                services.AddSingleton<IPeer>(provider => new OwnClient(provider.GetRequiredService<ISegmentsClient>()));
                break;
            case Floor:
                services.AddHttpClient<IPeer, Floor>(http => http.BaseAddress = address).ConfigurePrimaryHttpMessageHandler(() => new MemoryService());
                break;
            case FloorWithPolly:
                services.AddHttpClient<IPeer, Floor>(http => (http.BaseAddress, http.Timeout) = (address, Timeout.InfiniteTimeSpan))
                    .ConfigurePrimaryHttpMessageHandler(() => new MemoryService())
                    .AddResilienceHandler("segments", PollyPipeline.AddTo);
                break;
            case Refit:
                services.AddRefitGeneratedClient<IRefitApi>(PlainRefit.Settings).ConfigureHttpClient(http => http.BaseAddress = address).ConfigurePrimaryHttpMessageHandler(() => new MemoryService());
                services.AddTransient<IPeer>(provider => new PlainRefit(provider.GetRequiredService<IRefitApi>()));
                break;
            default:
                services.AddSingleton(_ => Create(name, address, new MemoryService()));
                break;
        }

        return services.BuildServiceProvider();
    }

    /// <summary>The same for all, so that it is the clients that are compared: as our client has it.</summary>
    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
    };
}

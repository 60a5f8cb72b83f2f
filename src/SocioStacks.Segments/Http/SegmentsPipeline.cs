using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Resilience;

namespace SocioStacks.Segments.Http;

/// <summary>
/// The one place in which a client is put together, for <see cref="SegmentsClient.Create(SegmentsClientOptions, HttpMessageHandler?)"/>
/// and for a container. From outside to inside: <see cref="ResilienceHandler"/>, the user's handlers,
/// <see cref="AuthorizationHandler"/>, the handlers behind the user's primary handler, <see cref="SendingHandler"/>, the network.
/// </summary>
internal static class SegmentsPipeline
{
    /// <summary>A client with handlers of its own.</summary>
    public static OperationInvoker Create(ClientSettings settings, HttpMessageHandler? primaryHandler)
    {
        var outermost = Outermost(settings);
        outermost.InnerHandler = Innermost(primaryHandler ?? PrimaryHandler.Create());
        var httpClient = new HttpClient(outermost);
        Configure(httpClient, settings);
        var api = ApiSettings.ApiOver(httpClient);
        return new OperationInvoker(() => api, settings, primaryHandler is null ? httpClient : null);
    }

    /// <summary>A client whose handlers an <see cref="System.Net.Http.HttpClient"/> of somebody else has.</summary>
    public static OperationInvoker Create(ClientSettings settings, Func<HttpClient> httpClient) =>
        new(() => ApiSettings.ApiOver(httpClient()), settings, null);

    /// <summary>What stands before the user's handlers.</summary>
    public static DelegatingHandler Outermost(ClientSettings settings) => new ResilienceHandler(settings);

    /// <summary>What stands behind them.</summary>
    public static HttpMessageHandler Innermost(HttpMessageHandler primary) => new AuthorizationHandler(primary);

    public static void Configure(HttpClient httpClient, ClientSettings settings)
    {
        httpClient.BaseAddress = settings.Options.Address;

        // Each attempt has a timeout of its own, and a call may wait for the rate limit between them.
        httpClient.Timeout = Timeout.InfiniteTimeSpan;
    }
}

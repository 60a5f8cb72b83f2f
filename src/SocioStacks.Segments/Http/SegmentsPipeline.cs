using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Resilience;

namespace SocioStacks.Segments.Http;

/// <summary>
/// The single composition root, for <see cref="SegmentsClient.Create(SegmentsClientOptions, HttpMessageHandler?)"/> and for
/// containers. The order, from the outside in: <see cref="ResilienceHandler"/>, the user's handlers,
/// <see cref="AuthorizationHandler"/>, the handlers behind the user's primary handler, <see cref="SendingHandler"/>, the network.
/// </summary>
internal static class SegmentsPipeline
{
    /// <summary>Creates a client with its own handlers.</summary>
    public static OperationInvoker Create(ClientSettings settings, HttpMessageHandler? primaryHandler)
    {
        var outermost = Outermost(settings);
        outermost.InnerHandler = Innermost(primaryHandler ?? PrimaryHandler.Create());
        var httpClient = new HttpClient(outermost);
        Configure(httpClient, settings);
        var api = ApiSettings.ApiOver(httpClient);
        return new OperationInvoker(() => api, settings, primaryHandler is null ? httpClient : null);
    }

    /// <summary>Creates a client on an <see cref="System.Net.Http.HttpClient"/> that has the handlers already.</summary>
    public static OperationInvoker Create(ClientSettings settings, Func<HttpClient> httpClient) =>
        new(() => ApiSettings.ApiOver(httpClient()), settings, null);

    /// <summary>Creates the handler outside the user's handlers.</summary>
    public static DelegatingHandler Outermost(ClientSettings settings) => new ResilienceHandler(settings);

    /// <summary>Adds the handlers inside the user's handlers.</summary>
    public static HttpMessageHandler Innermost(HttpMessageHandler primary) => new AuthorizationHandler(primary);

    public static void Configure(HttpClient httpClient, ClientSettings settings)
    {
        httpClient.BaseAddress = settings.Options.Address;

        // Each attempt has its own timeout, and a call may wait for the rate limit between attempts.
        httpClient.Timeout = Timeout.InfiniteTimeSpan;
    }
}

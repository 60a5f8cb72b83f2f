using Refit;

namespace SocioStacks.Segments.Operations;

/// <summary>The settings that Refit takes from an HttpClient, which does not set the version of requests that Refit builds.</summary>
internal static class ApiSettings
{
    // Clients with different versions in one process are rare, so the latest settings are usually the right ones.
    private static volatile RefitSettings _latest = new();

    public static ISegmentsApi ApiOver(HttpClient httpClient) => RestService.ForGenerated<ISegmentsApi>(httpClient, For(httpClient));

    private static RefitSettings For(HttpClient httpClient)
    {
        var latest = _latest;
        return latest.Version == httpClient.DefaultRequestVersion && latest.VersionPolicy == httpClient.DefaultVersionPolicy
            ? latest
            : _latest = new RefitSettings { Version = httpClient.DefaultRequestVersion, VersionPolicy = httpClient.DefaultVersionPolicy };
    }
}

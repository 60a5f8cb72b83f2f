using Refit;

namespace SocioStacks.Segments.Operations;

/// <summary>What Refit has to know of an HttpClient: of the requests that it builds itself, HttpClient does not set the version.</summary>
internal static class ApiSettings
{
    // Clients with different versions in one process are rare: the latest settings are in general the right ones.
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

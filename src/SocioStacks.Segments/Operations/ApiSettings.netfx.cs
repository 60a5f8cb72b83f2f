using Refit;

namespace SocioStacks.Segments.Operations;

/// <summary>What Refit has to know of an HttpClient: nothing, as .NET Framework's has no version of its own.</summary>
internal static class ApiSettings
{
    private static readonly RefitSettings Settings = new();

    public static ISegmentsApi ApiOver(HttpClient httpClient) => RestService.ForGenerated<ISegmentsApi>(httpClient, For(httpClient));

    private static RefitSettings For(HttpClient httpClient)
    {
        _ = httpClient;
        return Settings;
    }
}

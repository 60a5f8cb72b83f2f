using Refit;

namespace SocioStacks.Segments.Operations;

/// <summary>The settings that Refit takes from an HttpClient: none, because that of .NET Framework has no version.</summary>
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

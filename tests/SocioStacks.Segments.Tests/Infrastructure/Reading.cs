using System.Net;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>Reads a response the way a user does: through the client.</summary>
internal static class Reading
{
    public static async Task<Segment> SegmentOf(string segment)
    {
        using var client = Clients.Over(new StubService(ResponseJson.Data(segment)));
        return await client.GetAsync(1, Clients.Token);
    }

    public static async Task<SegmentSettings> SettingsOf(string settings, string type = "custom") =>
        (await SegmentOf(ResponseJson.Segment(1, settings, type))).Settings;

    public static async Task<SegmentPage> PageOf(string body, int page = 1, ResultsPerPage resultsPerPage = ResultsPerPage.TwentyFive)
    {
        using var client = Clients.Over(new StubService(body));
        return await client.GetPageAsync(page, resultsPerPage, Clients.Token);
    }

    public static async Task<long> CreatedIdOf(string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = Clients.Over(new StubService(body, status));
        return await client.CreateAsync("Example", cancellationToken: Clients.Token);
    }
}

using System.Net;
using SocioStacks.Segments.Tests.Client;

namespace SocioStacks.Segments.Tests.Models;

/// <summary>Reads an answer the way a user does: through the client.</summary>
internal static class Reading
{
    public static async Task<Segment> SegmentOf(string segment)
    {
        using var client = Clients.Over(new StubService(Json.Data(segment)));
        return await client.GetAsync(1, Clients.Token);
    }

    public static async Task<SegmentSettings> SettingsOf(string settings, string type = "custom") =>
        (await SegmentOf(Json.Segment(1, settings, type))).Settings;

    public static async Task<SegmentPage> PageOf(string answer, int page = 1, ResultsPerPage resultsPerPage = ResultsPerPage.TwentyFive)
    {
        using var client = Clients.Over(new StubService(answer));
        return await client.GetPageAsync(page, resultsPerPage, Clients.Token);
    }

    public static async Task<long> CreatedIdOf(string answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = Clients.Over(new StubService(answer, status));
        return await client.CreateAsync("Example", cancellationToken: Clients.Token);
    }
}

using System.Globalization;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>Responses of the service, as short as they can be.</summary>
internal static class ResponseJson
{
    public static string Segment(long id, string settings = "{}", string type = "custom") => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id":{{id}},"user_id":1,"name":"Segment {{id}}","settings":{{settings}},"type":"{{type}}","total_contacts":0,"last_datetime":null,"datetime":"2025-10-29 03:25:04"}""");

    public static string Data(string data) => $$"""{"data":{{data}}}""";

    public static string Page(int page, int totalPages, params long[] ids) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"data":[{{string.Join(',', ids.Select(id => Segment(id)))}}],"meta":{"page":{{page}},"results_per_page":250,"total":{{ids.Length}},"total_pages":{{totalPages}} },"links":{} }""");

    public static int PageOf(SentRequest request)
    {
        var query = request.Uri.Query.TrimStart('?').Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        return int.Parse(query["page"], CultureInfo.InvariantCulture);
    }

    /// <summary>A service whose list has these pages; a page after them is empty.</summary>
    public static StubService Pages(params long[][] pages) => new(request =>
    {
        var page = PageOf(request);
        return StubService.Respond(Page(page, pages.Length, page <= pages.Length ? pages[page - 1] : []));
    });
}

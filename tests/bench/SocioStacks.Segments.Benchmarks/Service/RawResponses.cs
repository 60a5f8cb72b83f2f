using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SocioStacks.Segments.Benchmarks.Service;

/// <summary>
/// What the service returns, in memory and over loopback alike. The scenario is the first part of the path, so that one
/// service serves them all: <c>/{pages}-{segments a page}-{milliseconds}/api/segments/</c>.
/// </summary>
internal static class RawResponses
{
    public static readonly byte[] Segment = Encoding.UTF8.GetBytes($$"""{"data":{{SegmentOf(1)}}}""");
    public static readonly byte[] Saved = """{"data":{"id":1}}"""u8.ToArray();

    private static readonly ConcurrentDictionary<(Scenario, int), byte[]> Pages = new();

    /// <summary>A page that is created once: in memory, creating it must not count.</summary>
    public static byte[] Page(Scenario scenario, int page) => Pages.GetOrAdd((scenario, page), static id => MakePage(id.Item1, id.Item2));

    public static byte[] MakePage(Scenario scenario, int page)
    {
        var first = ((page - 1) * (long)scenario.PageSize) + 1;
        var text = new StringBuilder("""{"data":[""", 256 * (scenario.PageSize + 1));
        for (var i = 0; i < scenario.PageSize; i++)
            text.Append(i == 0 ? "" : ",").Append(SegmentOf(first + i));
        text.Append(CultureInfo.InvariantCulture, $$"""],"meta":{"page":{{page}},"results_per_page":{{scenario.PageSize}},"total":{{scenario.Pages * (long)scenario.PageSize}},"total_pages":{{scenario.Pages}} },"links":{"first":null,"last":null,"next":null,"prev":null,"self":null} }""");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static int PageOf(ReadOnlySpan<char> pathAndQuery)
    {
        var digits = pathAndQuery[(pathAndQuery.IndexOf("?page=") + "?page=".Length)..];
        var end = digits.IndexOf('&');
        return int.Parse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture);
    }

    private static string SegmentOf(long id) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id":{{id}},"user_id":1,"name":"Segment {{id}}","settings":{"contacts_ids":[{{id}},{{id + 1}},{{id + 2}},{{id + 3}},{{id + 4}}]},"type":"custom","total_contacts":5,"last_datetime":null,"datetime":"2025-10-29 03:25:04"}""");
}

using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>The counts of a list. A missing, unreadable or contradictory count is derived from the rest of the response.</summary>
internal sealed class ListMeta
{
    private int _page;
    private int _resultsPerPage;
    private long? _total;
    private int? _totalPages;

    /// <summary>Reads the value at the current position, of any kind.</summary>
    public static ListMeta Read(ref Utf8JsonReader reader)
    {
        var meta = new ListMeta();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.TrySkip();
            return meta;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentReading.IsNext(ref reader, "page"u8))
                JsonReading.TryReadCount(ref reader, out meta._page);
            else if (SegmentReading.IsNext(ref reader, "results_per_page"u8))
                JsonReading.TryReadCount(ref reader, out meta._resultsPerPage);
            else if (SegmentReading.IsNext(ref reader, "total"u8) || SegmentReading.IsNext(ref reader, "total_results"u8))
                meta._total = ReadTotal(ref reader) ?? meta._total;
            else if (SegmentReading.IsNext(ref reader, "total_pages"u8))
                meta._totalPages = (int?)Clamped(ReadTotal(ref reader));
            reader.TrySkip();
        }

        return meta;
    }

    public SegmentPage ToPage(List<Segment> segments, bool hasNextLink, int askedPage, int askedResults)
    {
        var page = _page > 0 ? _page : askedPage;
        var results = _resultsPerPage > 0 ? _resultsPerPage : askedResults;
        var totalPages = _totalPages ?? PagesOf(segments.Count, page, results);

        // A received page cannot lie after the end, nor can the target of a link. Only an empty page that the service itself puts
        // after the end has no next page, whatever its links say.
        if (segments.Count > 0)
            totalPages = Math.Max(totalPages, page);
        if (hasNextLink && (segments.Count > 0 || _totalPages is null || _totalPages > page))
            totalPages = Math.Max(totalPages, (int)Math.Min(Math.Max(page, askedPage) + 1L, int.MaxValue));

        return new SegmentPage
        {
            Segments = segments,
            Page = page,
            ResultsPerPage = results,
            TotalResults = Math.Max(_total ?? 0, segments.Count),
            TotalPages = totalPages,
        };
    }

    /// <summary>Computes the number of pages from the total. A service that caps its pages may still report the requested size.</summary>
    private int PagesOf(int count, int page, int results)
    {
        if (_total is not { } total)
            return page;
        var due = Math.Min(results, Math.Max(0, total - ((page - 1L) * results)));
        var size = count == 0 || count == due ? results : count;
        return total == 0 ? 0 : (int)Clamped(((total - 1) / size) + 1)!;
    }

    private static long? ReadTotal(ref Utf8JsonReader reader) =>
        JsonReading.TryReadInt64(ref reader, out var value) ? value is < 0 ? 0 : value : null;

    private static long? Clamped(long? value) => value is > int.MaxValue ? int.MaxValue : value;
}

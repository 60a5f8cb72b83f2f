using System.Net;
using System.Text.Json;

namespace SocioStacks.Segments.Testing;

/// <summary>The five endpoints.</summary>
internal sealed class Endpoints(SegmentStore store)
{
    public Answer Serve(ReceivedRequest request, long maxFormBytes)
    {
        var endpoint = Endpoint.Of(request.Address);
        if (endpoint.ListAddress is not { } list)
            return Answer.Error(HttpStatusCode.NotFound, "There is nothing at this address");

        var method = request.Record.Method;
        if (endpoint.SegmentId is not { } id)
        {
            return method == HttpMethod.Get ? List(new ListQuery(request.Address.Query), list)
                : method == HttpMethod.Post ? Create(FormOf(request, maxFormBytes))
                : NotAllowed();
        }

        if (method != HttpMethod.Get && method != HttpMethod.Post && method != HttpMethod.Delete)
            return NotAllowed();
        if (store.Find(id) is not { } segment)
            return Answer.Error(HttpStatusCode.NotFound, "There is no such segment");
        return method == HttpMethod.Get ? Get(segment)
            : method == HttpMethod.Post ? Update(segment, FormOf(request, maxFormBytes))
            : Delete(segment);
    }

    /// <summary>PHP drops a form that is larger than post_max_size, and goes on as if nothing had been sent.</summary>
    private static SentSegment FormOf(ReceivedRequest request, long maxFormBytes) =>
        new(new PhpForm(request.BodyLength > maxFormBytes ? [] : request.Record.Fields));

    private static Answer NotAllowed() => Answer.Error(HttpStatusCode.MethodNotAllowed, "This method is not allowed here");

    private static Answer NameIsEmpty() => Answer.Error(HttpStatusCode.Unauthorized, "The required field name is empty");

    private static Answer IdOf(Segment segment) => Answer.Json(json =>
    {
        json.WriteStartObject("data");
        json.WriteNumber("id", segment.Id);
        json.WriteEndObject();
    });

    private static Answer Get(Segment segment) => Answer.Json(json =>
    {
        json.WritePropertyName("data");
        SegmentJson.Write(json, segment);
    });

    private Answer List(ListQuery query, string address)
    {
        var total = store.Count;
        var pages = (total + query.ResultsPerPage - 1) / query.ResultsPerPage;
        return Answer.Json(json =>
        {
            json.WriteStartArray("data");
            foreach (var segment in store.Page(query.Page, query.ResultsPerPage))
                SegmentJson.Write(json, segment);
            json.WriteEndArray();

            json.WriteStartObject("meta");
            json.WriteNumber("page", query.Page);
            json.WriteNumber("results_per_page", query.ResultsPerPage);
            json.WriteNumber("total", total);
            json.WriteNumber("total_pages", pages);
            json.WriteEndObject();

            json.WriteStartObject("links");
            WriteLink(json, "first", 1);
            WriteLink(json, "last", pages > 0 ? pages : null);
            WriteLink(json, "next", query.Page < pages ? query.Page + 1 : null);
            WriteLink(json, "prev", query.Page > 1 ? query.Page - 1 : null);
            WriteLink(json, "self", query.Page);
            json.WriteEndObject();
        });

        void WriteLink(Utf8JsonWriter json, string name, int? page) =>
            json.WriteString(name, page is { } number ? query.AddressOf(address, number) : null);
    }

    private Answer Create(SentSegment sent) =>
        string.IsNullOrWhiteSpace(sent.Name) ? NameIsEmpty() : IdOf(store.Create(sent));

    private Answer Update(Segment segment, SentSegment sent) =>
        sent.Name is not null && string.IsNullOrWhiteSpace(sent.Name) ? NameIsEmpty() : IdOf(store.Update(segment, sent));

    private Answer Delete(Segment segment)
    {
        store.Delete(segment.Id);
        return Answer.Empty;
    }
}

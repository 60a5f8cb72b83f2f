using System.Net;
using System.Text.Json;

namespace SocioStacks.Segments.Testing;

/// <summary>The five endpoints, for one account.</summary>
internal sealed class Endpoints(SegmentStore store, ServiceSettings settings)
{
    public ServiceResponse Serve(IncomingRequest request)
    {
        var endpoint = Endpoint.Of(request.Address);
        if (endpoint.ListAddress is not { } list)
            return ServiceResponse.Error(HttpStatusCode.NotFound, "There is nothing at this address");

        var method = request.Record.Method;
        if (endpoint.SegmentId is not { } id)
        {
            return method == HttpMethod.Get ? List(new ListQuery(request.Address.Query), list)
                : method == HttpMethod.Post ? Create(settings.Read(request))
                : NotAllowed();
        }

        if (method != HttpMethod.Get && method != HttpMethod.Post && method != HttpMethod.Delete)
            return NotAllowed();
        if (store.Find(id) is not { } segment)
            return ServiceResponse.Error(HttpStatusCode.NotFound, "There is no such segment");
        return method == HttpMethod.Get ? Get(segment)
            : method == HttpMethod.Post ? Update(segment, settings.Read(request))
            : Delete(segment);
    }

    private static ServiceResponse NotAllowed() => ServiceResponse.Error(HttpStatusCode.MethodNotAllowed, "This method is not allowed here");

    private static ServiceResponse NameIsEmpty() => ServiceResponse.Error(HttpStatusCode.Unauthorized, "The required field name is empty");

    private static ServiceResponse IdOf(Segment segment) => ServiceResponse.Json(json =>
    {
        json.WriteStartObject("data");
        json.WriteNumber("id", segment.Id);
        json.WriteEndObject();
    });

    private static ServiceResponse Get(Segment segment) => ServiceResponse.Json(json =>
    {
        json.WritePropertyName("data");
        SegmentJson.Write(json, segment);
    });

    private ServiceResponse List(ListQuery query, string address)
    {
        var total = store.Count;
        var pages = (total + query.ResultsPerPage - 1) / query.ResultsPerPage;
        return ServiceResponse.Json(json =>
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

        void WriteLink(Utf8JsonWriter json, string name, long? page) =>
            json.WriteString(name, page is { } number ? query.AddressOf(address, number) : null);
    }

    private ServiceResponse Create(SentSegment sent) =>
        PhpText.IsBlank(sent.Name ?? "") ? NameIsEmpty() : IdOf(store.Create(sent));

    private ServiceResponse Update(Segment segment, SentSegment sent) =>
        sent.Name is { } name && PhpText.IsBlank(name) ? NameIsEmpty() : IdOf(store.Update(segment, sent));

    private ServiceResponse Delete(Segment segment)
    {
        store.Delete(segment.Id);
        return ServiceResponse.Empty;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SocioStacks.Segments.Testing;

/// <summary>A response of the service: a status and, usually, JSON.</summary>
internal sealed class ServiceResponse
{
    private readonly HttpStatusCode _status;
    private readonly byte[] _body;

    private ServiceResponse(HttpStatusCode status, byte[] body)
    {
        _status = status;
        _body = body;
    }

    public static ServiceResponse Empty { get; } = new(HttpStatusCode.OK, []);

    public static ServiceResponse Json(Action<Utf8JsonWriter> write) => Json(HttpStatusCode.OK, write);

    public static ServiceResponse Error(HttpStatusCode status, string title) => Json(status, json =>
    {
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteNumber("status", (int)status);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    public HttpResponseMessage ToMessage(RateLimitState? rateLimit = null)
    {
        var response = new HttpResponseMessage(_status) { Content = new ByteArrayContent(_body) };
        if (_body.Length > 0)
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        rateLimit?.WriteTo(response.Headers);
        return response;
    }

    private static ServiceResponse Json(HttpStatusCode status, Action<Utf8JsonWriter> writeProperties)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            writeProperties(json);
            json.WriteEndObject();
        }

        return new ServiceResponse(status, body.ToArray());
    }
}

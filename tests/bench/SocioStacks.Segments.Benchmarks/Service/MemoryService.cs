using System.Net;
using System.Net.Http.Headers;

namespace SocioStacks.Segments.Benchmarks.Service;

/// <summary>Replaces the network: reads the whole form and responds with bytes that are there already.</summary>
internal sealed class MemoryService : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            return Respond(RawResponses.Saved, request);
        }

        var path = request.RequestUri!.PathAndQuery;
        if (!path.Contains("?page=", StringComparison.Ordinal))
            return Respond(RawResponses.Segment, request);

        var scenario = Scenario.Parse(path);
        if (scenario.Milliseconds > 0)
            await Task.Delay(scenario.Milliseconds, cancellationToken).ConfigureAwait(false);
        return Respond(RawResponses.Page(scenario, RawResponses.PageOf(path)), request);
    }

    private static HttpResponseMessage Respond(byte[] body, HttpRequestMessage request) =>
        new(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } };
}

using System.Net;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>Returns the responses of a list in order, and the last one to every request after that.</summary>
internal sealed class SequenceHandler(params (int Status, string Body)[] responses) : HttpMessageHandler
{
    private int _next = -1;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (status, body) = responses[Math.Min(Interlocked.Increment(ref _next), responses.Length - 1)];
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        response.Headers.Add("X-RateLimit-Limit", "60");
        response.Headers.Add("X-RateLimit-Remaining", "41");
        return Task.FromResult(response);
    }
}

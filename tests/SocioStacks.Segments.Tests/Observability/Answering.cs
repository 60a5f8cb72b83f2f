using System.Net;

namespace SocioStacks.Segments.Tests.Observability;

/// <summary>Gives the answers of a list, one after the other; the last one again and again.</summary>
internal sealed class Answering(params (int Status, string Body)[] answers) : HttpMessageHandler
{
    private int _next = -1;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (status, body) = answers[Math.Min(Interlocked.Increment(ref _next), answers.Length - 1)];
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        answer.Headers.Add("X-RateLimit-Limit", "60");
        answer.Headers.Add("X-RateLimit-Remaining", "41");
        return Task.FromResult(answer);
    }
}

using System.Net;

namespace SocioStacks.Segments.Aot;

/// <summary>A handler of the user's own: responds to the next request with 503 on demand, so that the client retries and logs it.</summary>
internal sealed class FailsOnce : DelegatingHandler
{
    private static int _failNext;

    public static void FailNext() => Interlocked.Exchange(ref _failNext, 1);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _failNext, 0) == 1
            ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new StringContent("") })
            : base.SendAsync(request, cancellationToken);
}

using SocioStacks.Segments;

namespace System.Net.Http;

/// <summary>The handler of .NET Framework, with the behavior of the newer one as far as it matters here.</summary>
internal sealed class SocketsHttpHandler : HttpClientHandler
{
    public TimeSpan PooledConnectionLifetime { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The default is two concurrent connections, and a wait of a third of a second before each form.
        var point = ServicePointManager.FindServicePoint(request.RequestUri!, UseProxy ? Proxy ?? WebRequest.DefaultWebProxy : null);
        point.ConnectionLimit = int.MaxValue;
        point.ConnectionLeaseTimeout = (int)PooledConnectionLifetime.TotalMilliseconds;
        point.UseNagleAlgorithm = false;
        request.Headers.ExpectContinue ??= false;

        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Content is { Headers.ContentLength: not null } content)
                response.Content = await DecodedContent.OfAsync(content).ConfigureAwait(false);
            return response;
        }
        catch (HttpRequestException e) when (e.InnerException is WebException cause)
        {
            // Reports the cause instead of "An error occurred while sending the request."
            throw new HttpRequestException(cause.Message, cause);
        }
    }
}

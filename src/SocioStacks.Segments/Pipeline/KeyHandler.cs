using System.Net.Http.Headers;
using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments.Pipeline;

/// <summary>
/// Puts the key on a request right before the network and takes it off again. What logs the headers on their way, as the
/// loggers of the HttpClientFactory do, finds none: they redact the text of a message, but not the values beside it.
/// </summary>
internal sealed class KeyHandler : DelegatingHandler
{
    public KeyHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SegmentsCall.Of(request).ApiKey);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
#if NET
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            // It quotes the line that it could not read, and in it perhaps the key or a phone number.
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The answer is not HTTP.");
        }
#endif
        finally
        {
            request.Headers.Authorization = null;
        }
    }
}

using System.Net.Http.Headers;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Http;

/// <summary>
/// Puts the key on a request right before the primary handler and takes it off again. What logs the headers on their way, as the
/// loggers of the HttpClientFactory do, finds none: they redact the text of a message, but not the values beside it.
/// </summary>
internal sealed class AuthorizationHandler : DelegatingHandler
{
    public AuthorizationHandler(HttpMessageHandler primary)
        : base(SendingHandler.PutInto(primary))
    {
    }

    /// <summary>Whether there is one in a chain of handlers.</summary>
    public static bool IsIn(DelegatingHandler first)
    {
        HttpMessageHandler? handler = first;
        while (handler is DelegatingHandler and not AuthorizationHandler)
            handler = ((DelegatingHandler)handler).InnerHandler;
        return handler is AuthorizationHandler;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var apiKey = Attempt.Find(request)?.ApiKey ?? throw new InvalidOperationException("The message handlers of SegmentsClient were removed from its HttpClient.");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            HeaderRedaction.Apply(response, apiKey);
            return response;
        }
        finally
        {
            request.Headers.Authorization = null;
        }
    }
}

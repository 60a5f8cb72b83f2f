using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Http;

/// <summary>
/// Adds the key to a request immediately before the primary handler and removes it afterwards, so that handlers that log headers,
/// such as the loggers of the HttpClientFactory, never see it. Those redact the text of a message, but not its structured values.
/// </summary>
internal sealed class AuthorizationHandler : DelegatingHandler
{
    private const string Header = "Authorization";

    private volatile Tuple<string, string>? _latest;

    public AuthorizationHandler(HttpMessageHandler primary)
        : base(SendingHandler.PutInto(primary))
    {
    }

    /// <summary>Whether a handler chain contains one.</summary>
    public static bool IsIn(DelegatingHandler first)
    {
        HttpMessageHandler? handler = first;
        while (handler is DelegatingHandler and not AuthorizationHandler)
            handler = ((DelegatingHandler)handler).InnerHandler;
        return handler is AuthorizationHandler;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempt = Attempt.Find(request) ?? throw new InvalidOperationException("The message handlers of SegmentsClient were removed from its HttpClient.");
        var apiKey = attempt.ApiKey;
        attempt.IsPassedOn = true;
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, ValueOf(apiKey));
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            HeaderRedaction.Apply(response, apiKey);
            if (!ErrorResponse.IsRefusal(response.StatusCode))
                attempt.NoteReadUnseen();
            return response;
        }
        catch
        {
            attempt.NoteReadUnseen();
            throw;
        }
        finally
        {
            request.Headers.Remove(Header);
        }
    }

    /// <summary>The header of the latest key. The key rarely changes, so the header need not be created for each attempt.</summary>
    private string ValueOf(string apiKey)
    {
        if (_latest is { } latest && (object)latest.Item1 == apiKey)
            return latest.Item2;
        var value = "Bearer " + apiKey;
        _latest = new(apiKey, value);
        return value;
    }
}

using System.Net.Sockets;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Http;

/// <summary>
/// Runs immediately before the network. It records what is actually sent, regardless of the message handlers before it, and
/// whether a response belongs to the request.
/// </summary>
internal sealed class SendingHandler : DelegatingHandler
{
    private readonly HttpContent? _emptyContent;
    private readonly bool _connectsByItself;
    private readonly bool _mayFollow;

    private SendingHandler(HttpMessageHandler inner)
        : base(inner)
    {
        var terminal = PrimaryHandler.TerminalOf(inner);
        PrimaryHandler.Adjust(terminal);
        _emptyContent = EmptyContent.For(terminal);
        _connectsByItself = ConnectFailure.IsCertainIn(terminal);
        _mayFollow = PrimaryHandler.FollowsRedirects(terminal) != false;
    }

    /// <summary>Inserts one before the last handler of a chain, or before the whole chain if it is already in use.</summary>
    /// <returns>The first handler of the chain.</returns>
    public static HttpMessageHandler PutInto(HttpMessageHandler primary)
    {
        DelegatingHandler? last = null;
        var terminal = primary;
        while (terminal is DelegatingHandler { InnerHandler: { } inner } link)
            (last, terminal) = (link, inner);
        if (last is SendingHandler)
            return primary;
        if (last is not null)
        {
            try
            {
                last.InnerHandler = new SendingHandler(terminal);
                return primary;
            }
            catch (InvalidOperationException)
            {
                // A handler that has sent a request does not allow its inner handler to be replaced.
            }
        }

        return new SendingHandler(primary);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        // The user's handlers may send requests of their own.
        Attempt.Find(request) is { } attempt ? SendAsync(request, attempt, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Attempt attempt, CancellationToken cancellationToken)
    {
        attempt.NoteSending();
        attempt.Form?.BeginSending();
        var (method, address, content) = (request.Method, request.RequestUri, request.Content);
        request.Content ??= _emptyContent;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            attempt.RedirectedTo = RedirectOf(request, response.RequestMessage ?? request, method, address);
            if (attempt.RedirectedTo is null && ErrorResponse.IsRefusal(response.StatusCode))
                attempt.NoteNotApplied();
            return response;
        }
        catch (Exception e)
        {
            attempt.RedirectedTo = RedirectOf(request, request, method, address);
            var failure = e is SocketException cause && _connectsByItself ? ConnectFailure.Of(cause)
                : attempt is { Form.HasRefused: true, RedirectedTo: null } && _connectsByItself ? RefusedStream.Of(e)
                : InvalidResponse.NeedsRedaction(e) ? InvalidResponse.Redact(e)
                : e;
            if (attempt.RedirectedTo is null && IsCertainlyNotSent(failure, attempt, content))
                attempt.NoteNotApplied();
            if (failure != e)
                throw failure;
            throw;
        }
        finally
        {
            // A handler that follows a redirect changes the request; a handler that resends it would send the changed one.
            (request.Method, request.RequestUri, request.Content) = (method, address, content);
        }
    }

    /// <summary>Returns the address from which a response came, if it is not the one to which the request was sent.</summary>
    private Uri? RedirectOf(HttpRequestMessage request, HttpRequestMessage finalRequest, HttpMethod method, Uri? address) =>
        !_mayFollow || (request.Method == method && finalRequest.Method == method && finalRequest.RequestUri == address) ? null : finalRequest.RequestUri;

    private static bool IsCertainlyNotSent(Exception exception, Attempt attempt, HttpContent? content) =>
        (attempt.Form is { IsStarted: false } form && form == content)
        || RefusedStream.IsReportedBy(exception)
        || exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
        };
}

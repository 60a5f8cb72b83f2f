using System.Net;

namespace SocioStacks.Segments.Http;

/// <summary>What sends the requests: ours, or the user's own, of which is asked what ours has been told.</summary>
internal static class PrimaryHandler
{
    /// <summary>How long a connection is used, so that a change in DNS is followed.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static SocketsHttpHandler Create() => new()
    {
        // A redirect turns the POST of a form into a GET without one, and could carry the key to another host.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = ConnectionLifetime,
        UseCookies = false,
    };

    /// <summary>The handler at the end of a chain.</summary>
    public static HttpMessageHandler TerminalOf(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return handler;
    }

    /// <summary>Whether a handler is one of the platform's that send over the network, and not a stub.</summary>
    public static bool IsNetwork(HttpMessageHandler terminal) =>
        terminal is SocketsHttpHandler or HttpClientHandler
        || terminal.GetType().FullName is "System.Net.Http.WinHttpHandler" or "System.Net.Http.NSUrlSessionHandler" or "Xamarin.Android.Net.AndroidMessageHandler";

    /// <summary>Turns off what ours has turned off, as long as the handler is not in use yet.</summary>
    public static void Adjust(HttpMessageHandler terminal)
    {
        try
        {
            switch (terminal)
            {
                case SocketsHttpHandler handler:
                    (handler.AllowAutoRedirect, handler.UseCookies) = (false, false);
                    break;
                case HttpClientHandler handler:
                    (handler.AllowAutoRedirect, handler.UseCookies) = (false, false);
                    break;
            }
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
        {
            // In use by another client already, or not offered on this platform: AuthorizationHandler looks at what comes back.
        }
    }

    /// <summary>Whether a handler follows redirects; <see langword="null"/> if it does not say so.</summary>
    public static bool? FollowsRedirects(HttpMessageHandler terminal) => terminal switch
    {
        SocketsHttpHandler handler => handler.AllowAutoRedirect,
        HttpClientHandler handler => handler.AllowAutoRedirect,
        _ => null,
    };
}

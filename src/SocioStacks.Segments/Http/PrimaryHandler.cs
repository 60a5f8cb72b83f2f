using System.Net;

namespace SocioStacks.Segments.Http;

/// <summary>The innermost handler, which sends the requests: ours, or the user's, which is configured like ours where possible.</summary>
internal static class PrimaryHandler
{
    /// <summary>The lifetime of a pooled connection, after which DNS changes take effect.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static SocketsHttpHandler Create() => new()
    {
        // A redirect turns the POST of a form into a GET without one, and could send the key to another host.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = ConnectionLifetime,
        UseCookies = false,
    };

    /// <summary>Returns the handler at the end of a chain.</summary>
    public static HttpMessageHandler TerminalOf(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return handler;
    }

    /// <summary>Whether a handler is one of the platform's network handlers, and not a stub.</summary>
    public static bool IsNetwork(HttpMessageHandler terminal) =>
        terminal is SocketsHttpHandler or HttpClientHandler
        || terminal.GetType().FullName is "System.Net.Http.WinHttpHandler" or "System.Net.Http.NSUrlSessionHandler" or "Xamarin.Android.Net.AndroidMessageHandler";

    /// <summary>Disables redirects and cookies, unless the handler is already in use.</summary>
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
            // Already in use by another client, or not supported on this platform: AuthorizationHandler checks the response instead.
        }
    }

    /// <summary>Whether a handler follows redirects, or <see langword="null"/> if that is unknown.</summary>
    public static bool? FollowsRedirects(HttpMessageHandler terminal) => terminal switch
    {
        SocketsHttpHandler handler => handler.AllowAutoRedirect,
        HttpClientHandler handler => handler.AllowAutoRedirect,
        _ => null,
    };
}

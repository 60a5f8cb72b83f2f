using System.Net;

namespace SocioStacks.Segments.Pipeline;

/// <summary>What sends the requests, unless the user brings a handler.</summary>
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
}

using System.Reflection;

namespace SocioStacks.Segments.NetFramework;

/// <summary>
/// What sends the requests. .NET Framework has HttpWebRequest only; Mono has sockets of its own as well and takes them, so
/// that there the older way is looked for by name.
/// </summary>
internal static class Transport
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance;

    public static bool IsMono => Type.GetType("Mono.Runtime") is not null;

    /// <summary>Whether the client without a container uses HttpWebRequest on Mono.</summary>
    public static bool UsesWebRequests { get; set; }

    public static HttpMessageHandler Create()
    {
        if (!UsesWebRequests)
            return null;

        var handler = (HttpClientHandler)typeof(SegmentsClient).Assembly
            .GetType("SocioStacks.Segments.Http.PrimaryHandler", throwOnError: true)
            .GetMethod("Create")
            .Invoke(null, null);
        var webRequests = typeof(HttpClientHandler).Assembly.GetType("System.Net.Http.MonoWebRequestHandler", throwOnError: true);
        var (allowAutoRedirect, useCookies) = (handler.AllowAutoRedirect, handler.UseCookies);
        typeof(HttpClientHandler).GetField("_delegatingHandler", Hidden).SetValue(handler, Activator.CreateInstance(webRequests, nonPublic: true));
        (handler.AllowAutoRedirect, handler.UseCookies) = (allowAutoRedirect, useCookies);
        return handler;
    }
}

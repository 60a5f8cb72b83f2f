using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocioStacks.Segments.Tests.Telemetry;

/// <summary>
/// Returns the responses of a list over a real socket, where HttpClient creates spans and headers of its own; the last one
/// to every request after that.
/// </summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly ConcurrentQueue<string?> _traceParents = new();
    private readonly HttpListener _listener = new();
    private readonly (int Status, string Body)[] _responses;
    private readonly Task _serving;

    public LoopbackService(params (int Status, string Body)[] responses)
    {
        _responses = responses;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The spans that the requests name as their parent.</summary>
    public IReadOnlyList<string?> TraceParents => [.. _traceParents];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var context = await _listener.GetContextAsync();
                _traceParents.Enqueue(context.Request.Headers["traceparent"]);
                var (status, body) = _responses[Math.Min(i, _responses.Length - 1)];
                context.Response.StatusCode = status;
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The service has ended.
        }
    }
}

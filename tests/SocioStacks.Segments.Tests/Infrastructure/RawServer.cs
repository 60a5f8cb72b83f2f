using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>A socket on this machine that keeps what really came over the wire, byte for byte.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Request> _requests = [];
    private readonly Task _accepting;
    private readonly List<Task> _connections = [];
    private volatile EndPoint? _last;

    public RawServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public SegmentsClientOptions Options => new() { ApiKey = "raw", BaseAddress = Address, MaxRetries = 3, TimeProvider = new ImmediateTimeProvider() };

    /// <summary>Every request that began, once all connections have ended. The client has to be disposed before.</summary>
    public async Task<IReadOnlyList<Request>> RequestsAsync()
    {
        // Connections are accepted in the order in which they came: behind this one there is none of the client.
        using var last = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        last.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _last = last.LocalEndPoint;
        await last.ConnectAsync(_listener.LocalEndpoint, TestContext.Current.CancellationToken);
        await _accepting;
        await Task.WhenAll(_connections).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return _requests;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (await _listener.AcceptSocketAsync(_stop.Token) is var socket)
            {
                if (socket.RemoteEndPoint!.Equals(_last))
                {
                    socket.Dispose();
                    return;
                }

                _connections.Add(ServeAsync(socket));
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        var seen = new List<byte>();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer, _stop.Token) is > 0 and var read)
            {
                seen.AddRange(buffer.AsSpan(0, read));
                if (Request.Of(seen) is not { IsComplete: true } request)
                    continue;
                Keep(request);
                seen.Clear();
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{\"data\":{\"id\":1}}"u8.ToArray(), _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Cancelled by the client, or by the test.
        }

        if (seen.Count > 0)
            Keep(Request.Of(seen));
    }

    private void Keep(Request request)
    {
        lock (_requests)
            _requests.Add(request);
    }

    internal sealed record Request(string Head, int BodyLength)
    {
        public string? this[string header] => Head.Split("\r\n")
            .FirstOrDefault(line => line.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase))?[(header.Length + 1)..].Trim();

        public bool IsComplete => Head.Length > 0 && this["Transfer-Encoding"] is null && BodyLength >= int.Parse(this["Content-Length"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>What the bytes are so far; the head is empty until it is there in full.</summary>
        public static Request Of(List<byte> bytes)
        {
            var all = CollectionsMarshal.AsSpan(bytes);
            var end = all.IndexOf(HeadEnd);
            return end < 0 ? new("", 0) : new(Encoding.ASCII.GetString(all[..end]), all.Length - end - HeadEnd.Length);
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.NetFramework;

/// <summary>The in-memory service behind a socket, which can also fail in the ways of a network.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpMessageInvoker _handler;
    private readonly List<TcpClient> _connections = [];
    private readonly Queue<Fault> _faults = new();
    private readonly Queue<(string Name, string Value)> _headers = new();
    private readonly SemaphoreSlim _met = new(0);

    public LoopbackServer()
    {
        _handler = new HttpMessageInvoker(Service.CreateHandler());
        _listener.Start();
        _ = AcceptAsync();
    }

    public InMemorySegmentsService Service { get; } = new();

    public Uri Address => new(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"));

    public List<string> Heads { get; } = [];

    public int Connections => _connections.Count;

    public void Next(params Fault[] faults)
    {
        foreach (var fault in faults)
            _faults.Enqueue(fault);
    }

    /// <summary>A header of the next response, which is sent as it is.</summary>
    public void Next((string Name, string Value) header) => _headers.Enqueue(header);

    /// <summary>Waits until a request has met its fault.</summary>
    public Task MetAsync() => _met.WaitAsync();

    public void Dispose()
    {
        _listener.Stop();
        lock (_connections)
            _connections.ForEach(connection => connection.Dispose());
        _handler.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync();
                lock (_connections)
                    _connections.Add(connection);
                _ = ServeAsync(connection);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // The end of the server.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        try
        {
            var stream = connection.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                var fault = _faults.Count > 0 ? _faults.Dequeue() : Fault.None;
                if (fault == Fault.Silence)
                {
                    _met.Release();
                    return;
                }

                var response = await _handler.SendAsync(request, CancellationToken.None);
                if (fault == Fault.LostResponse)
                {
                    connection.Close();
                    return;
                }

                var bytes = await BytesOfAsync(response);
                var sent = fault is Fault.TruncatedResponse or Fault.StalledResponse ? bytes.Length - 5 : bytes.Length;
                await stream.WriteAsync(bytes, 0, sent);
                _met.Release();
                if (fault == Fault.TruncatedResponse)
                    connection.Close();
                if (fault != Fault.None)
                    return;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // The client has gone.
        }
    }

    private async Task<HttpRequestMessage> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, 0, 1) == 0)
                return null;
            head.Append((char)one[0]);
        }

        Heads.Add(head.ToString());
        var lines = head.ToString().Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries);
        var words = lines[0].Split(' ');
        var request = new HttpRequestMessage(new HttpMethod(words[0]), new Uri(Address, words[1]));
        var length = 0;
        var headers = lines.Skip(1).Select(line => line.Split([':'], 2)).ToList();
        foreach (var header in headers.Where(header => header[0] == "Content-Length"))
            length = int.Parse(header[1], CultureInfo.InvariantCulture);
        var body = new byte[length];
        for (var read = 0; read < length;)
        {
            var count = await stream.ReadAsync(body, read, length - read);
            if (count == 0)
                return null;
            read += count;
        }

        request.Content = new ByteArrayContent(body);
        foreach (var header in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(header[0], header[1].Trim()))
                request.Content.Headers.TryAddWithoutValidation(header[0], header[1].Trim());
        }

        return request;
    }

    private async Task<byte[]> BytesOfAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var head = new StringBuilder($"HTTP/1.1 {(int)response.StatusCode} {response.StatusCode}\r\n");
        foreach (var header in response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Content-Length"))
            head.Append($"{header.Key}: {string.Join(", ", header.Value)}\r\n");
        while (_headers.Count > 0 && _headers.Dequeue() is var (name, value))
            head.Append($"{name}: {value}\r\n");
        head.Append($"Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }
}

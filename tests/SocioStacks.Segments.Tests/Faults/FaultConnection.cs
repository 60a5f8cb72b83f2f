using System.Net.Sockets;
using System.Text;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>The server's end of one connection.</summary>
internal sealed class FaultConnection(Socket socket, int number, CancellationToken cancellationToken)
{
    /// <summary>Its place among all connections, from 1.</summary>
    public int Number => number;

    public CancellationToken CancellationToken => cancellationToken;

    public NetworkStream Stream { get; } = new(socket, ownsSocket: false);

    /// <summary>Waits for the first byte of a request, and leaves it where it is.</summary>
    public async Task AwaitFirstByteAsync() => await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, cancellationToken);

    /// <summary>Reads some bytes of a request, fewer than it has.</summary>
    public async Task ReadBeginningAsync() => await Stream.ReadExactlyAsync(new byte[20], cancellationToken);

    /// <summary>Reads a request to its last byte and returns its first line.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var seen = new List<byte>();
        var buffer = new byte[4 * 1024];
        while (true)
        {
            var read = await Stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
                throw new IOException("The request was cut.");
            seen.AddRange(buffer.AsSpan(0, read));
            if (RawServer.Request.Of(seen) is { IsComplete: true } request)
                return request.Head.Split("\r\n")[0];
        }
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await Stream.WriteAsync(bytes, cancellationToken);

    /// <summary>Ends the connection as a crash does.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Keeps the connection open and silent.</summary>
    public Task StayAsync() => Task.Delay(Timeout.Infinite, cancellationToken);
}

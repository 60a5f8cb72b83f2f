using System.Net;
using System.Net.Sockets;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>
/// A socket on this machine that does to every connection what a <see cref="Fault"/> describes, and counts them. No
/// connection is used for a second request, so each one is an attempt.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<FaultConnection, Task> _serve;
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;
    private int _attempts;

    public FaultServer(Func<FaultConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The connections so far.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

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
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                _connections.Add(ServeAsync(socket, Interlocked.Increment(ref _attempts)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        using (socket)
        {
            var connection = new FaultConnection(socket, number, _stop.Token);
            try
            {
                await _serve(connection);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client has gone, or the test has ended.
            }
        }
    }
}

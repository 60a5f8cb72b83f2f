using System.Net;
using System.Net.Sockets;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>A port of this machine that refuses connections, and that no one else gets meanwhile: it is bound but not listened to.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public Uri Address => new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", ((IPEndPoint)_socket.LocalEndPoint!).Port).Uri;

    public void Dispose() => _socket.Dispose();
}

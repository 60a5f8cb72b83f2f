using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocioStacks.Segments.Benchmarks.Service;

/// <summary>
/// The service on a port of this machine, in a process of its own, so that what it allocates is not counted. Just enough
/// of HTTP/1.1: requests with a Content-Length, on connections that stay open.
/// </summary>
internal static class LoopbackService
{
    public const string Command = "serve";

    /// <summary>Serves until the standard input ends. Writes its port as the first line.</summary>
    public static async Task ServeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(128);
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        var accepting = AcceptAsync(listener);
        await Console.In.ReadToEndAsync();
        listener.Stop();
        await accepting;
    }

    private static async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptSocketAsync());
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private static async Task TalkAsync(Socket socket)
    {
        using var _ = socket;
        socket.NoDelay = true;
        var buffer = new byte[256 * 1024];
        var filled = 0;
        try
        {
            while (true)
            {
                int end;
                while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
                {
                    var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                    if (read == 0)
                        return;
                    filled += read;
                }

                var head = Encoding.ASCII.GetString(buffer, 0, end);
                var body = LengthOf(head) - (filled - end - 4);
                while (body > 0)
                {
                    var read = await socket.ReceiveAsync(buffer);
                    if (read == 0)
                        return;
                    body -= read;
                }

                filled = 0;
                await RespondAsync(socket, head);
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }
    }

    private static long LengthOf(string head)
    {
        const string name = "\r\nContent-Length: ";
        var start = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return head.StartsWith("GET ", StringComparison.Ordinal) ? 0 : throw new InvalidOperationException("A form without a length.");
        start += name.Length;
        var end = head.IndexOf('\r', start);
        return long.Parse(head.AsSpan(start, (end < 0 ? head.Length : end) - start), CultureInfo.InvariantCulture);
    }

    private static async Task RespondAsync(Socket socket, string head)
    {
        byte[] body;
        if (head.StartsWith("POST ", StringComparison.Ordinal))
        {
            body = RawResponses.Saved;
        }
        else
        {
            var path = head["GET ".Length..head.IndexOf(' ', "GET ".Length)];
            body = path.Contains("?page=", StringComparison.Ordinal) ? await PageAsync(path) : RawResponses.Segment;
        }

        var start = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"));
        var both = new List<ArraySegment<byte>> { start, body };
        var left = start.Length + body.Length;
        while (left > 0)
        {
            // Sockets on loopback take all of it or nearly all; what is left is sent as one piece.
            var sent = await socket.SendAsync(both, SocketFlags.None);
            left -= sent;
            if (left > 0)
                both = [new ArraySegment<byte>(body, body.Length - left, left)];
        }
    }

    private static async Task<byte[]> PageAsync(string path)
    {
        var scenario = Scenario.Parse(path);
        if (scenario.Milliseconds > 0)
            await Task.Delay(scenario.Milliseconds);
        return scenario.Pages * scenario.PageSize > 10_000 ? RawResponses.MakePage(scenario, RawResponses.PageOf(path)) : RawResponses.Page(scenario, RawResponses.PageOf(path));
    }
}

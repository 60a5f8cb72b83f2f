using System.Buffers.Binary;
using System.Text;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>The server's end of an HTTP/2 connection, frame by frame as in RFC 9113. Nothing in it does more than the tests need.</summary>
internal sealed class Http2Connection(FaultConnection connection)
{
    public const int NoError = 0x0;
    public const int InternalError = 0x2;
    public const int RefusedStream = 0x7;
    public const int Cancel = 0x8;
    public const int EnhanceYourCalm = 0xB;
    public const int Http11Required = 0xD;

    private const int PrefaceLength = 24;
    private const int FrameHeadLength = 9;
    private const byte EndStream = 0x1;
    private const byte EndHeaders = 0x4;
    private const byte Acknowledged = 0x1;

    private enum FrameType : byte
    {
        Data = 0x0,
        Headers = 0x1,
        Reset = 0x3,
        Settings = 0x4,
        Ping = 0x6,
        GoAway = 0x7,
        WindowUpdate = 0x8,
        Continuation = 0x9,
    }

    /// <summary>Reads every request and does something to it, until the client has gone.</summary>
    /// <param name="serve">What is done.</param>
    /// <param name="isEarly">Whether it is done as soon as the headers are there, and not after the last byte of the body.</param>
    public async Task ServeAsync(Func<Http2Connection, Http2Request, Task> serve, bool isEarly = false)
    {
        await connection.Stream.ReadExactlyAsync(new byte[PrefaceLength], connection.CancellationToken);
        await SendAsync(FrameType.Settings, 0, 0, []);
        var openRequests = new Dictionary<int, Http2Request>();
        while (true)
        {
            var (type, flags, stream, payload) = await ReadFrameAsync();
            switch (type)
            {
                case FrameType.Settings when (flags & Acknowledged) == 0:
                    await SendAsync(FrameType.Settings, Acknowledged, 0, []);
                    break;
                case FrameType.Ping when (flags & Acknowledged) == 0:
                    await SendAsync(FrameType.Ping, Acknowledged, 0, payload);
                    break;
                case FrameType.Data when payload.Length > 0:
                    // What one stream has sent must not keep the next one from sending.
                    await SendAsync(FrameType.WindowUpdate, 0, 0, BigEndian(payload.Length));
                    break;
                case FrameType.Headers:
                    openRequests[stream] = new Http2Request(stream, Encoding.ASCII.GetString(payload));
                    break;
            }

            var isServed = isEarly ? type is FrameType.Headers : type is FrameType.Headers or FrameType.Data && (flags & EndStream) != 0;
            if (isServed)
                await serve(this, openRequests[stream]);
        }
    }

    public async Task SendResponseAsync(Http2Request request, int status, string body)
    {
        await SendHeadersAsync(request, status);
        await SendDataAsync(request, body, isLast: true);
    }

    public Task SendHeadersAsync(Http2Request request, int status) =>
        SendAsync(FrameType.Headers, EndHeaders, request.StreamId, [.. StatusField(status), .. Field("content-type", "application/json")]);

    /// <summary>Sends the beginning of headers that do not end with it.</summary>
    public Task SendFirstHeadersAsync(Http2Request request, int status) => SendAsync(FrameType.Headers, 0, request.StreamId, StatusField(status));

    public Task SendMoreHeadersAsync(Http2Request request) => SendAsync(FrameType.Continuation, 0, request.StreamId, Field("x-more", new string('x', 100)));

    /// <summary>Sends a frame that belongs to no connection or stream that is open.</summary>
    public Task SendStrayDataAsync(int streamId) => SendAsync(FrameType.Data, 0, streamId, [1, 2, 3]);

    public Task SendPingAsync() => SendAsync(FrameType.Ping, 0, 0, new byte[8]);

    public Task SendDataAsync(Http2Request request, string body, bool isLast) =>
        SendAsync(FrameType.Data, isLast ? EndStream : (byte)0, request.StreamId, Encoding.UTF8.GetBytes(body));

    public Task SendResetAsync(Http2Request request, int error) => SendAsync(FrameType.Reset, 0, request.StreamId, BigEndian(error));

    /// <summary>Ends the connection as a crash does.</summary>
    public Task Reset()
    {
        connection.Reset();
        return Task.CompletedTask;
    }

    /// <summary>Announces that the connection is about to end, and which stream is the last that is still processed.</summary>
    public Task SendGoAwayAsync(int lastStreamId, int error) => SendAsync(FrameType.GoAway, 0, 0, [.. BigEndian(lastStreamId), .. BigEndian(error)]);

    /// <summary>A field in the simplest form that HPACK has: its name as an index of the static table.</summary>
    private static byte[] StatusField(int status) => [0x08, 0x03, .. Encoding.ASCII.GetBytes(status.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static byte[] Field(string name, string value) => [0x00, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private async Task<(FrameType Type, byte Flags, int Stream, byte[] Payload)> ReadFrameAsync()
    {
        var head = new byte[FrameHeadLength];
        await connection.Stream.ReadExactlyAsync(head, connection.CancellationToken);
        var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
        await connection.Stream.ReadExactlyAsync(payload, connection.CancellationToken);
        return ((FrameType)head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
    }

    private Task SendAsync(FrameType type, byte flags, int stream, byte[] payload) => connection.SendAsync(
        [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, (byte)type, flags, .. BigEndian(stream), .. payload]);
}

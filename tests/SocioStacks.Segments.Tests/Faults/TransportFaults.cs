using System.IO.Compression;
using System.Text;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Responses over HTTP/1.1 that are framed in an odd way, or hold more than they seem to.</summary>
internal static class TransportFaults
{
    /// <summary>64 MiB of JSON in some tens of kilobytes.</summary>
    private static readonly Lazy<byte[]> Bomb = new(() => Gzipped([.. "{\"data\":["u8, .. Enumerable.Repeat((byte)' ', 64 * 1024 * 1024)]));

    public static IReadOnlyList<Fault> All { get; } =
    [
        // The length of the body
        new("two Content-Length, the longer first", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => RespondingWith(good => Framed(good, $"Content-Length: {good.Length + 5}", $"Content-Length: {good.Length}"))),
        new("two Content-Length, the shorter first", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "success, 1", () => RespondingWith(good => Framed(good, $"Content-Length: {good.Length / 2}", $"Content-Length: {good.Length}"))),
        new("two Content-Length in one line that differ", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => RespondingWith(good => Framed(good, $"Content-Length: {good.Length}, {good.Length + 5}"))),
        new("two Content-Length that are equal", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => RespondingWith(good => Framed(good, $"Content-Length: {good.Length}", $"Content-Length: {good.Length}"))),
        new("two Content-Length in one line that are equal", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => RespondingWith(good => Framed(good, $"Content-Length: {good.Length}, {good.Length}"))),
        new("Content-Length: -1", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => RespondingWith(good => Framed(good, "Content-Length: -1"))),
        new("Content-Length beside chunks", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => RespondingWith(good => Framed([.. Encoding.ASCII.GetBytes($"{good.Length:x}\r\n"), .. good, .. "\r\n0\r\n\r\n"u8], "Content-Length: 5", "Transfer-Encoding: chunked"))),
        new("a chunk of a length that is not a number", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => RespondingWith(good => Framed([.. "zz\r\n"u8, .. good, .. "\r\n0\r\n\r\n"u8], "Transfer-Encoding: chunked"))),
        new("bytes after the body", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => RespondingWith(good => Framed([.. good, .. "<!-- served by cache 7 -->"u8], $"Content-Length: {good.Length}"))),
        new("bytes after the last chunk", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => RespondingWith(good => Framed([.. Encoding.ASCII.GetBytes($"{good.Length:x}\r\n"), .. good, .. "\r\n0\r\n\r\nHTTP/1.1 500 Error\r\n\r\n"u8], "Transfer-Encoding: chunked"))),

        new("trailers without an end", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.Serving(EndlessTrailersAsync)),
        new("a chunk extension without an end", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.Serving(EndlessExtensionAsync)),
        new("interim responses without an end", "Timeout, 4", "Timeout, 4", "Timeout?, 1", "Timeout?, 4", "Timeout?, 4", () => FaultScenario.Serving(EndlessInterimAsync)),

        // Interim responses
        new("100 Continue, then a success", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => Interim("HTTP/1.1 100 Continue\r\n\r\n")),
        new("102 Processing, then a success", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => Interim("HTTP/1.1 102 Processing\r\n\r\n")),
        new("103 Early Hints, then a success", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => Interim("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")),
        new("103 Early Hints, then silence", "Timeout, 4", "Timeout, 4", "Timeout?, 1", "Timeout?, 4", "Timeout?, 4", () => FaultScenario.Serving(InterimThenSilenceAsync)),
        new("103 Early Hints, then the end", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.RespondingWith("HTTP/1.1 103 Early Hints\r\n\r\n"u8.ToArray())),
        new("101 Switching Protocols", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => FaultScenario.RespondingWith("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"u8.ToArray())),

        // What inflates
        new("200 with a body that inflates to 64 MiB", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, Bomb.Value, "Content-Encoding: gzip"))),
        new("422 with a body that inflates to 64 MiB", "Api 422, 1", "Api 422, 1", "Api 422, 1", "Api 422, 1", "Api 422, 1", () => FaultScenario.RespondingWith(RawResponses.Of(422, Bomb.Value, "Content-Encoding: gzip"))),
    ];

    /// <summary>Responds to every request with a success, as far as the body goes.</summary>
    private static FaultScenario RespondingWith(Func<byte[], byte[]> frame) => FaultScenario.Serving(async connection =>
    {
        var good = RawResponses.Good(await connection.ReadRequestAsync());
        await connection.SendAsync(frame(good[(good.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..]));
    });

    private static FaultScenario Interim(string interim) => FaultScenario.Serving(async connection =>
    {
        var good = RawResponses.Good(await connection.ReadRequestAsync());
        await connection.SendAsync(interim);
        await connection.SendAsync(good);
    });

    private static async Task EndlessTrailersAsync(FaultConnection connection)
    {
        var line = await connection.ReadRequestAsync();
        var good = RawResponses.Good(line);
        var body = good[(good.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
        await connection.SendAsync(RawResponses.ChunkedHead);
        if (body.Length > 0)
            await connection.SendAsync([.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n"u8]);
        await connection.SendAsync("0\r\n");
        await SendForLongAsync(connection, "X-More: " + new string('x', 1000) + "\r\n");
    }

    private static async Task EndlessExtensionAsync(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(RawResponses.ChunkedHead);
        await connection.SendAsync("5;");
        await SendForLongAsync(connection, new string('x', 1000));
    }

    private static async Task EndlessInterimAsync(FaultConnection connection, FaultScenario scenario)
    {
        await connection.ReadRequestAsync();
        for (var i = 0; i < 100; i++)
            await connection.SendAsync("HTTP/1.1 103 Early Hints\r\n\r\n");
        scenario.TimeOut();
        await SendForLongAsync(connection, "HTTP/1.1 103 Early Hints\r\n\r\n");
    }

    private static async Task SendForLongAsync(FaultConnection connection, string text)
    {
        for (var i = 0; i < 10_000; i++)
            await connection.SendAsync(text);
    }

    private static async Task InterimThenSilenceAsync(FaultConnection connection, FaultScenario scenario)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync("HTTP/1.1 103 Early Hints\r\n\r\n");
        scenario.TimeOut();
        await connection.StayAsync();
    }

    private static byte[] Framed(byte[] body, params string[] headers) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n{string.Join("\r\n", headers)}\r\n\r\n"), .. body];

    private static byte[] Gzipped(byte[] body)
    {
        using var gzipped = new MemoryStream();
        using (var gzip = new GZipStream(gzipped, CompressionLevel.Optimal))
            gzip.Write(body);
        return gzipped.ToArray();
    }
}

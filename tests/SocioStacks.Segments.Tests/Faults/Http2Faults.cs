namespace SocioStacks.Segments.Tests.Faults;

/// <summary>What a server can do to a request over HTTP/2 that it cannot do over HTTP/1.1.</summary>
internal static class Http2Faults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("HTTP/2: the stream is refused", "Connection, 16", "Connection, 16", "Connection, 4", "Connection, 16", "Connection, 16", () => FaultScenario.ServingHttp2((connection, request) => connection.SendResetAsync(request, Http2Connection.RefusedStream))),
        new("HTTP/2: the stream is refused, then a success", "success, 2", "success, 2", "success, 2", "success, 2", "success, 2", () => FaultScenario.FailingFirstHttp2((connection, request) => connection.SendResetAsync(request, Http2Connection.RefusedStream))),
        new("HTTP/2: GOAWAY that excludes the request", "Connection, 16", "Connection, 16", "Connection, 4", "Connection?, 16", "Connection?, 16", () => FaultScenario.ServingHttp2((connection, request) => connection.SendGoAwayAsync(request.StreamId - 1, Http2Connection.NoError))),
        new("HTTP/2: GOAWAY that excludes the request, then a success", "success, 2", "success, 2", "success, 2", "success, 2", "success, 2", () => FaultScenario.FailingFirstHttp2((connection, request) => connection.SendGoAwayAsync(request.StreamId - 1, Http2Connection.NoError))),
        new("HTTP/2: GOAWAY that includes the request, then its response", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => FaultScenario.ServingHttp2(GoAwayThenGoodAsync)),
        new("HTTP/2: GOAWAY that includes the request, then the end", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2((connection, request) => GoAwayThenEndAsync(connection, request, Http2Connection.NoError))),
        new("HTTP/2: GOAWAY with ENHANCE_YOUR_CALM", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2((connection, request) => GoAwayThenEndAsync(connection, request, Http2Connection.EnhanceYourCalm))),
        new("HTTP/2: INTERNAL_ERROR instead of a response", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2((connection, request) => connection.SendResetAsync(request, Http2Connection.InternalError))),
        new("HTTP/2: INTERNAL_ERROR after the headers", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2((connection, request) => HeadersThenResetAsync(connection, request, Http2Connection.InternalError))),
        new("HTTP/2: CANCEL within the body", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2(BodyThenCancelAsync)),
        new("HTTP/2: NO_ERROR after the whole response", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => FaultScenario.ServingHttp2(GoodThenResetAsync)),
        new("HTTP/2: HTTP_1_1_REQUIRED", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2((connection, request) => connection.SendResetAsync(request, Http2Connection.Http11Required))),
        new("HTTP/2: a reset after the request", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2((connection, _) => connection.Reset())),
        new("HTTP/2: headers without an end", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2(EndlessHeadersAsync)),
        new("HTTP/2: data on a stream that was never opened", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2((connection, request) => connection.SendStrayDataAsync(request.StreamId + 100))),
        new("HTTP/2: a body before the headers", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.ServingHttp2((connection, request) => connection.SendDataAsync(request, request.GoodBody, isLast: true))),
        new("HTTP/2: a response among pings", "success, 1", "success, 1", "success, 1", "success, 1", "success, 1", () => FaultScenario.ServingHttp2(AmongPingsAsync)),
    ];

    private static async Task GoAwayThenGoodAsync(Http2Connection connection, Http2Request request)
    {
        await connection.SendGoAwayAsync(request.StreamId, Http2Connection.NoError);
        await connection.SendResponseAsync(request, 200, request.GoodBody);
    }

    private static async Task GoAwayThenEndAsync(Http2Connection connection, Http2Request request, int error)
    {
        await connection.SendGoAwayAsync(request.StreamId, error);
        throw new IOException("The connection ends.");
    }

    private static async Task HeadersThenResetAsync(Http2Connection connection, Http2Request request, int error)
    {
        await connection.SendHeadersAsync(request, 200);
        await connection.SendResetAsync(request, error);
    }

    private static async Task EndlessHeadersAsync(Http2Connection connection, Http2Request request)
    {
        await connection.SendFirstHeadersAsync(request, 200);
        for (var i = 0; i < 10_000; i++)
            await connection.SendMoreHeadersAsync(request);
    }

    private static async Task AmongPingsAsync(Http2Connection connection, Http2Request request)
    {
        for (var i = 0; i < 100; i++)
            await connection.SendPingAsync();
        await connection.SendResponseAsync(request, 200, request.GoodBody);
    }

    private static async Task BodyThenCancelAsync(Http2Connection connection, Http2Request request)
    {
        await connection.SendHeadersAsync(request, 200);
        await connection.SendDataAsync(request, "{\"data\":", isLast: false);
        await connection.SendResetAsync(request, Http2Connection.Cancel);
    }

    private static async Task GoodThenResetAsync(Http2Connection connection, Http2Request request)
    {
        await connection.SendResponseAsync(request, 200, request.GoodBody);
        await connection.SendResetAsync(request, Http2Connection.NoError);
    }
}

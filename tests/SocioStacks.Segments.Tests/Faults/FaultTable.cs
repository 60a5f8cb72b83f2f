using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Every fault with what is to come of it. The same table stands in docs/reliability.md.</summary>
internal static class FaultTable
{
    // Name, then the outcome for the lists, get, create, update and delete: the exception, "?" where it may have been
    // applied, and the attempts that the server saw.
    public static IReadOnlyList<Fault> All { get; } =
    [
        // Before the request
        new("the name is not found", "Connection, 0", "Connection, 0", "Connection, 0", "Connection, 0", "Connection, 0", FaultScenario.Nowhere),
        new("the connection is refused", "Connection, 0", "Connection, 0", "Connection, 0", "Connection, 0", "Connection, 0", FaultScenario.Refusing),
        new("TLS to a port that speaks plain HTTP", "Connection, 4", "Connection, 4", "Connection, 4", "Connection, 4", "Connection, 4", () => FaultScenario.ServingTls(PlainAsync)),
        new("an untrusted certificate", "Connection, 4", "Connection, 4", "Connection, 4", "Connection, 4", "Connection, 4", () => FaultScenario.ServingTls(UntrustedAsync)),
        new("a reset during the TLS handshake", "Connection, 4", "Connection, 4", "Connection, 4", "Connection, 4", "Connection, 4", () => FaultScenario.ServingTls(ResetFirstAsync)),

        // During and after the request
        new("a reset before the request is read", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.Serving(ResetFirstAsync)),
        new("a reset in the middle of the request", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.Serving(ResetEarlyAsync)),
        new("a reset after the request", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.Serving(ResetLateAsync)),
        new("closed without a response", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.RespondingWith([])),
        new("no response at all", "Timeout, 4", "Timeout, 4", "Timeout?, 1", "Timeout?, 4", "Timeout?, 4", () => FaultScenario.Serving(SilenceAsync)),
        new("a response that is not HTTP", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.RespondingWith("220 mail.example ESMTP\r\n"u8.ToArray())),
        new("headers without an end", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.Serving(EndlessHeadersAsync)),
        new("a lost response, then a success", "success, 2", "success, 2", "Connection?, 1", "success, 2", "success, 2", () => FaultScenario.FailingFirst(Resetting)),
        new("a lost response, then 404", "Api 404, 2", "NotFound, 2", "Connection?, 1", "NotFound?, 2", "success, 2", () => FaultScenario.Serving(LostThenMissingAsync)),

        // A body that does not come, or does not end
        new("headers, then silence", "Timeout, 4", "Timeout, 4", "Timeout?, 1", "Timeout?, 4", "Timeout?, 4", () => FaultScenario.Serving(HeadersThenSilenceAsync)),
        new("a body that drips", "Timeout, 4", "Timeout, 4", "Timeout?, 1", "Timeout?, 4", "Timeout?, 4", () => FaultScenario.Serving(DripAsync)),
        new("a body without an end", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => FaultScenario.Serving(connection => EndlessBodyAsync(connection, 200))),
        new("500 with a body without an end", "Api 500, 4", "Api 500, 4", "Api 500?, 1", "Api 500?, 4", "Api 500?, 4", () => FaultScenario.Serving(connection => EndlessBodyAsync(connection, 500))),
        new("a body shorter than its length", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.RespondingWith([.. RawResponses.Head(200, 500), .. "{\"data\":"u8])),
        new("a body truncated within a chunk", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.RespondingWith([.. Encoding.ASCII.GetBytes(RawResponses.ChunkedHead), .. "40\r\n{\"data\":"u8])),
        new("a reset within the body", "Connection, 4", "Connection, 4", "Connection?, 1", "Connection?, 4", "Connection?, 4", () => FaultScenario.Serving(ResetInBodyAsync)),

        // A success that is none
        new("200 with an empty body", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "success, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, ""))),
        new("204", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "success, 1", () => FaultScenario.RespondingWith("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray())),
        new("200 with HTML", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, RawResponses.Html))),
        new("200 with 100,000 bytes of HTML", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, RawResponses.Html + new string(' ', 100_000)))),
        new("200 with a list of numbers", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "success, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, "[1,2,3]"))),
        new("200 with truncated JSON", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, "{\"data\":[{\"id\":7,\"na"))),
        new("200 with JSON nested 100,000 deep", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "success, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, "{\"data\":" + new string('[', 100_000)))),
        new("200 with invalid UTF-8", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, [.. "{\"data\":"u8, 0xFF, 0xFE, .. "}"u8]))),
        new("200 with an id of a wrong type", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "success, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, "{\"data\":{\"id\":{\"value\":7}}}"))),
        new("200 without data", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "success, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, "{\"meta\":{}}"))),
        new("200 with data that is null", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "success, 1", () => FaultScenario.RespondingWith(RawResponses.Of(200, "{\"data\":null}"))),

        // Redirects
        new("301 to another host", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => Redirecting(301)),
        new("302 to another host", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => Redirecting(302)),
        new("303 to another host", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => Redirecting(303)),
        new("307 to another host", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => Redirecting(307)),
        new("308 to another host", "Unexpected, 1", "Unexpected, 1", "Unexpected?, 1", "Unexpected?, 1", "Unexpected?, 1", () => Redirecting(308)),

        // Refused
        new("401, an invalid key", "Api 401, 1", "Api 401, 1", "Api 401, 1", "Api 401, 1", "Api 401, 1", () => FaultScenario.RespondingWith(RawResponses.Error(401, "API key is missing or wrong."))),
        new("401, an empty field", "Api 401, 1", "Api 401, 1", "Api 401, 1", "Api 401, 1", "Api 401, 1", () => FaultScenario.RespondingWith(RawResponses.Error(401, "A required field is empty."))),
        new("401, a limit of the plan", "Api 401, 1", "Api 401, 1", "Api 401, 1", "Api 401, 1", "Api 401, 1", () => FaultScenario.RespondingWith(RawResponses.Error(401, "You have reached the limit of your plan."))),
        new("403 with HTML", "Api 403, 1", "Api 403, 1", "Api 403, 1", "Api 403, 1", "Api 403, 1", () => FaultScenario.RespondingWith(RawResponses.Of(403, RawResponses.Html))),
        new("404", "Api 404, 1", "NotFound, 1", "Api 404, 1", "NotFound, 1", "NotFound, 1", () => FaultScenario.RespondingWith(RawResponses.Error(404, "We could not find this segment."))),
        new("404 with HTML", "Api 404, 1", "Api 404, 1", "Api 404, 1", "Api 404, 1", "Api 404, 1", () => FaultScenario.RespondingWith(RawResponses.Of(404, RawResponses.Html))),
        new("413 with HTML", "Api 413, 1", "Api 413, 1", "Api 413, 1", "Api 413, 1", "Api 413, 1", () => FaultScenario.RespondingWith(RawResponses.Of(413, RawResponses.Html))),
        new("421", "Api 421, 1", "Api 421, 1", "Api 421, 1", "Api 421, 1", "Api 421, 1", () => FaultScenario.RespondingWith(RawResponses.Of(421, ""))),
        new("422", "Api 422, 1", "Api 422, 1", "Api 422, 1", "Api 422, 1", "Api 422, 1", () => FaultScenario.RespondingWith(RawResponses.Error(422, "The type is wrong."))),
        new("425", "Api 425, 1", "Api 425, 1", "Api 425, 1", "Api 425, 1", "Api 425, 1", () => FaultScenario.RespondingWith(RawResponses.Of(425, ""))),

        // Failed
        new("408", "Api 408, 4", "Api 408, 4", "Api 408?, 1", "Api 408?, 4", "Api 408?, 4", () => FaultScenario.RespondingWith(RawResponses.Of(408, ""))),
        new("500", "Api 500, 4", "Api 500, 4", "Api 500?, 1", "Api 500?, 4", "Api 500?, 4", () => FaultScenario.RespondingWith(RawResponses.Error(500, "It failed."))),
        new("500, then a success", "success, 2", "success, 2", "Api 500?, 1", "success, 2", "success, 2", () => FaultScenario.RespondingFirstWith(RawResponses.Error(500, "It failed."))),
        new("501", "Api 501, 1", "Api 501, 1", "Api 501?, 1", "Api 501?, 1", "Api 501?, 1", () => FaultScenario.RespondingWith(RawResponses.Of(501, ""))),
        new("502 with HTML", "Api 502, 4", "Api 502, 4", "Api 502?, 1", "Api 502?, 4", "Api 502?, 4", () => FaultScenario.RespondingWith(RawResponses.Of(502, RawResponses.Html))),
        new("502, then 404", "Api 404, 2", "NotFound, 2", "Api 502?, 1", "NotFound?, 2", "success, 2", () => FaultScenario.Serving(GatewayThenMissingAsync)),
        new("503 with Retry-After: 2", "Api 503, 4", "Api 503, 4", "Api 503?, 1", "Api 503?, 4", "Api 503?, 4", () => FaultScenario.RespondingWith(RawResponses.Of(503, "", "Retry-After: 2"))),
        new("503 with Retry-After: 86400", "Api 503, 1", "Api 503, 1", "Api 503?, 1", "Api 503?, 1", "Api 503?, 1", () => FaultScenario.RespondingWith(RawResponses.Of(503, "", "Retry-After: 86400"))),
        new("504 with HTML", "Api 504, 4", "Api 504, 4", "Api 504?, 1", "Api 504?, 4", "Api 504?, 4", () => FaultScenario.RespondingWith(RawResponses.Of(504, RawResponses.Html))),

        // The rate limit
        new("429 with X-RateLimit-Reset: 5, then a success", "success, 2", "success, 2", "success, 2", "success, 2", "success, 2", () => FaultScenario.RespondingFirstWith(TooMany("X-RateLimit-Limit: 60", "X-RateLimit-Reset: 5"))),
        new("429 with X-RateLimit-Reset: 3600", "RateLimit, 1", "RateLimit, 1", "RateLimit, 1", "RateLimit, 1", "RateLimit, 1", () => FaultScenario.RespondingWith(TooMany("X-RateLimit-Limit: 60", "X-RateLimit-Reset: 3600"))),
        new("429 with Retry-After: 5, then a success", "success, 2", "success, 2", "success, 2", "success, 2", "success, 2", () => FaultScenario.RespondingFirstWith(TooMany("Retry-After: 5"))),
        new("429 with Retry-After: a date, then a success", "success, 2", "success, 2", "success, 2", "success, 2", "success, 2", () => FaultScenario.RespondingFirstWith(TooMany("Retry-After: Wed, 29 Oct 2025 03:25:13 GMT"))),
        new("429 with Retry-After: a date in the past", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", () => FaultScenario.RespondingWith(TooMany("Retry-After: Wed, 01 Jan 2020 00:00:00 GMT"))),
        new("429 with Retry-After: 99999999999999", "RateLimit, 1", "RateLimit, 1", "RateLimit, 1", "RateLimit, 1", "RateLimit, 1", () => FaultScenario.RespondingWith(TooMany("Retry-After: 99999999999999"))),
        new("429 with Retry-After: -5", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", () => FaultScenario.RespondingWith(TooMany("Retry-After: -5"))),
        new("429 with Retry-After: soon", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", () => FaultScenario.RespondingWith(TooMany("Retry-After: soon", "X-RateLimit-Reset: later"))),
        new("429 without a time", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", "RateLimit, 4", () => FaultScenario.RespondingWith(TooMany())),
        new("429 with HTML, then a success", "success, 2", "success, 2", "success, 2", "success, 2", "success, 2", () => FaultScenario.RespondingFirstWith(RawResponses.Of(429, RawResponses.Html))),

        .. TransportFaults.All,
        .. Http2Faults.All,
    ];

    private static byte[] TooMany(params string[] headers) => RawResponses.Error(429, "You have sent too many requests.", headers);

    private static FaultScenario Redirecting(int status) => FaultScenario.RespondingWith(scenario => RawResponses.Of(status, "", "Location: " + scenario.OtherHost));

    private static async Task PlainAsync(FaultConnection connection)
    {
        await connection.AwaitFirstByteAsync();
        await connection.SendAsync(RawResponses.Of(400, RawResponses.Html));
    }

    private static async Task UntrustedAsync(FaultConnection connection)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var tls = new SslStream(connection.Stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, connection.CancellationToken);
        await tls.ReadExactlyAsync(new byte[1], connection.CancellationToken);
    }

    private static async Task ResetFirstAsync(FaultConnection connection)
    {
        await connection.AwaitFirstByteAsync();
        connection.Reset();
    }

    private static async Task ResetEarlyAsync(FaultConnection connection)
    {
        await connection.ReadBeginningAsync();
        connection.Reset();
    }

    private static async Task ResetLateAsync(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        connection.Reset();
    }

    private static Task Resetting(FaultConnection connection)
    {
        connection.Reset();
        return Task.CompletedTask;
    }

    private static async Task SilenceAsync(FaultConnection connection, FaultScenario scenario)
    {
        await connection.ReadRequestAsync();
        scenario.TimeOut();
        await connection.StayAsync();
    }

    private static async Task HeadersThenSilenceAsync(FaultConnection connection, FaultScenario scenario)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(RawResponses.Head(200, 100));
        scenario.TimeOut();
        await connection.StayAsync();
    }

    private static async Task DripAsync(FaultConnection connection, FaultScenario scenario)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(RawResponses.Head(200, 100));
        foreach (var letter in "{\"data\":")
            await connection.SendAsync(letter.ToString());
        scenario.TimeOut();
        await connection.StayAsync();
    }

    private static async Task EndlessHeadersAsync(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync("HTTP/1.1 200 OK\r\n");
        var line = "X-More: " + new string('x', 1000) + "\r\n";
        for (var i = 0; i < 10_000; i++)
            await connection.SendAsync(line);
    }

    private static async Task EndlessBodyAsync(FaultConnection connection, int status)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(RawResponses.ChunkedHead.Replace("200 OK", $"{status} Status", StringComparison.Ordinal));
        await connection.SendAsync("9\r\n{\"data\":[\r\n");
        var chunk = "2000\r\n" + new string(' ', 0x2000) + "\r\n";
        for (var i = 0; i < 10_000; i++)
            await connection.SendAsync(chunk);
    }

    private static async Task ResetInBodyAsync(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync([.. RawResponses.Head(200, 500), .. "{\"data\":"u8]);
        connection.Reset();
    }

    private static async Task LostThenMissingAsync(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        if (connection.Number == 1)
            connection.Reset();
        else
            await connection.SendAsync(RawResponses.Error(404, "We could not find this segment."));
    }

    private static async Task GatewayThenMissingAsync(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(connection.Number == 1 ? RawResponses.Of(502, RawResponses.Html) : RawResponses.Error(404, "We could not find this segment."));
    }
}

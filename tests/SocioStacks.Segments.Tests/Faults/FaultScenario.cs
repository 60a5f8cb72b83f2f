namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Where a fault happens: an address for the client to call, the clock that it waits by, and who counts its attempts.</summary>
internal sealed class FaultScenario : IAsyncDisposable
{
    private readonly FaultServer? _server;
    private readonly FaultServer _bystander;
    private readonly ClosedPort? _port;
    private int _streams;

    private FaultScenario(Uri? address, ClosedPort? port, Func<FaultConnection, FaultScenario, Task>? serve, string scheme = "http")
    {
        _port = port;
        _bystander = new FaultServer(_ => Task.CompletedTask);
        _server = serve is null ? null : new FaultServer(connection => serve(connection, this));
        Address = address ?? new Uri($"{scheme}://127.0.0.1:{_server!.Port}/");
    }

    public Uri Address { get; }

    /// <summary>A clock on which waits end immediately, and an attempt only with <see cref="TimeOut"/>.</summary>
    public AutoAdvancingTimeProvider Clock { get; } = new();

    /// <summary>Another host, to which nothing may be sent.</summary>
    public string OtherHost => $"http://127.0.0.1:{_bystander.Port}/api/segments";

    /// <summary>Whether the server speaks HTTP/2 only.</summary>
    public bool IsHttp2 { get; private init; }

    /// <summary>The attempts that the server saw: connections, or over HTTP/2 requests.</summary>
    public int Attempts => IsHttp2 ? Volatile.Read(ref _streams) : _server?.Attempts ?? 0;

    /// <summary>What <see cref="OtherHost"/> saw.</summary>
    public int UnexpectedRequests => _bystander.Attempts;

    public static FaultScenario Nowhere() => new(new Uri("https://segments-fault.invalid/"), null, null);

    public static FaultScenario Refusing()
    {
        var port = new ClosedPort();
        return new(port.Address, port, null);
    }

    public static FaultScenario Serving(Func<FaultConnection, Task> serve) => new(null, null, (connection, _) => serve(connection));

    public static FaultScenario Serving(Func<FaultConnection, FaultScenario, Task> serve) => new(null, null, serve);

    /// <summary>Does the same to every request over HTTP/2.</summary>
    public static FaultScenario ServingHttp2(Func<Http2Connection, Http2Request, Task> serve) => ServingHttp2((connection, request, _) => serve(connection, request));

    /// <summary>Does something else to the first request over HTTP/2 than to return a success.</summary>
    public static FaultScenario FailingFirstHttp2(Func<Http2Connection, Http2Request, Task> fail) => ServingHttp2((connection, request, number) =>
        number == 1 ? fail(connection, request) : connection.SendResponseAsync(request, 200, request.GoodBody));

    /// <summary>A server that the client calls with https, whatever it speaks.</summary>
    public static FaultScenario ServingTls(Func<FaultConnection, Task> serve) => new(null, null, (connection, _) => serve(connection), Uri.UriSchemeHttps);

    /// <summary>Reads every request whole and then returns the same response.</summary>
    public static FaultScenario RespondingWith(Func<FaultScenario, byte[]> response) => Serving(async (connection, scenario) =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(response(scenario));
    });

    /// <summary>Reads every request whole and then returns the same response.</summary>
    public static FaultScenario RespondingWith(byte[] response) => RespondingWith(_ => response);

    /// <summary>Returns this response to the first request and a success to all others.</summary>
    public static FaultScenario RespondingFirstWith(byte[] response) => FailingFirst(connection => connection.SendAsync(response));

    /// <summary>Does something else to the first request than to return a success.</summary>
    public static FaultScenario FailingFirst(Func<FaultConnection, Task> fail) => Serving(async connection =>
    {
        var line = await connection.ReadRequestAsync();
        await (connection.Number == 1 ? fail(connection) : connection.SendAsync(RawResponses.Good(line)));
    });

    private static FaultScenario ServingHttp2(Func<Http2Connection, Http2Request, int, Task> serve) =>
        new(null, null, (connection, scenario) => new Http2Connection(connection).ServeAsync((http2, request) => serve(http2, request, Interlocked.Increment(ref scenario._streams)))) { IsHttp2 = true };

    /// <summary>Ends the attempt in flight by its timeout.</summary>
    public void TimeOut() => Clock.Advance(AutoAdvancingTimeProvider.Longest);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _bystander.DisposeAsync();
        _port?.Dispose();
    }
}

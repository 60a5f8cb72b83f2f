namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Over HTTP/2 a server can respond before it has read a form, and make the client stop sending it.</summary>
public sealed class EarlyResponseTests
{
    /// <summary>More than a stream may send before the server, which never does so here, allows more.</summary>
    private static readonly long[] Many = [.. Enumerable.Range(1_000_000, 50_000)];

    [Fact]
    public async Task A_rejection_that_comes_before_the_form_is_read_is_reported_as_such()
    {
        var requests = 0;
        await using var server = ServerOf(async (connection, request) =>
        {
            requests++;
            await connection.SendResponseAsync(request, 413, """{"errors":[{"title":"Too large"}]}""");
            await connection.SendResetAsync(request, Http2Connection.NoError);
        });
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => CreateAsync(server));
        Assert.Equal((413, "Too large", false, 1), ((int)e.StatusCode, e.Errors[0].Title, e.MayHaveBeenApplied, requests));
    }

    [Fact]
    public async Task A_stream_that_is_refused_while_the_form_is_sent_leaves_nothing_in_doubt()
    {
        await using var server = ServerOf((connection, request) => connection.SendResetAsync(request, Http2Connection.RefusedStream));
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => CreateAsync(server));
        Assert.False(e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_stream_that_is_reset_while_the_form_is_sent_leaves_the_create_in_doubt()
    {
        await using var server = ServerOf((connection, request) => connection.SendResetAsync(request, Http2Connection.InternalError));
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => CreateAsync(server));
        Assert.True(e.MayHaveBeenApplied);
    }

    private static FaultServer ServerOf(Func<Http2Connection, Http2Request, Task> serve) =>
        new(connection => new Http2Connection(connection).ServeAsync(serve, isEarly: true));

    private static async Task CreateAsync(FaultServer server)
    {
        using var network = new Http2Handler();
        using var client = SegmentsClient.Create(
            new SegmentsClientOptions
            {
                ApiKey = Clients.UniqueKey(),
                BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/"),
                TimeProvider = new AutoAdvancingTimeProvider(),
                AttemptTimeout = AutoAdvancingTimeProvider.Longest,
            },
            network);
        await client.CreateAsync("N", SegmentDefinition.Custom(Many), Clients.Token);
    }
}

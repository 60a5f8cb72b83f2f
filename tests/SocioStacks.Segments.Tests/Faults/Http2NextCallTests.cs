namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Many calls share a connection of HTTP/2: what befalls one of them, or the connection, must not befall the next.</summary>
public sealed class Http2NextCallTests
{
    private static readonly Dictionary<string, Func<Http2Connection, Http2Request, Task>> Failures = new()
    {
        ["INTERNAL_ERROR"] = (connection, request) => connection.SendResetAsync(request, Http2Connection.InternalError),
        ["CANCEL"] = (connection, request) => connection.SendResetAsync(request, Http2Connection.Cancel),
        ["a reset"] = (connection, _) => connection.Reset(),
        ["the end"] = (_, _) => throw new IOException("The connection ends."),
        ["GOAWAY and a reset"] = async (connection, request) =>
        {
            await connection.SendGoAwayAsync(request.StreamId, Http2Connection.InternalError);
            await connection.Reset();
        },
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task The_next_call_succeeds_and_nothing_is_sent_twice(string failure)
    {
        await using var scenario = FaultScenario.FailingFirstHttp2(Failures[failure]);
        using var network = new Http2Handler();
        using var client = SegmentsClient.Create(
            new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = scenario.Address, MaxRetries = 0, TimeProvider = scenario.Clock, AttemptTimeout = AutoAdvancingTimeProvider.Longest }, network);

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.CreateAsync("N", SegmentDefinition.Custom(1, 2), Clients.Token));
        Assert.Equal((true, false), (e.MayHaveBeenApplied, e.IsTimeout));
        Assert.Equal(7, await client.CreateAsync("N", SegmentDefinition.Custom(1, 2), Clients.Token));
        Assert.Equal(2, scenario.Attempts);
    }
}

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>
/// Connections that are lost as soon as they are established. How far the client has come by then differs from one to the next, so
/// that these are not in the table: what holds of all of them is tested.
/// </summary>
public sealed class LostAtOnceTests
{
    private const int Rounds = 50;

    public static TheoryData<string> Kinds => ["HTTP/1.1, accepted and reset", "HTTP/2, accepted and reset", "HTTP/2, reset at the first byte", "HTTP/2, a server of HTTP/1.1"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_read_is_retried_and_fails_with_our_exception(string kind)
    {
        for (var i = 0; i < Rounds; i++)
        {
            await using var server = new FaultServer(connection => LoseAsync(connection, kind));
            using var client = ClientOf(server, kind);
            Assert.Equal("Connection, 4", await Outcome.OfAsync(() => client.GetAsync(7, Clients.Token), () => server.Attempts));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_create_is_retried_until_an_attempt_is_in_doubt(string kind)
    {
        for (var i = 0; i < Rounds; i++)
        {
            await using var server = new FaultServer(connection => LoseAsync(connection, kind));
            using var client = ClientOf(server, kind);
            Assert.Matches("^Connection(, 4|\\?, [1-4])$", await Outcome.OfAsync(() => client.CreateAsync("N", SegmentDefinition.Custom(1, 2), Clients.Token), () => server.Attempts));
        }
    }

    [Theory]
    [InlineData("HTTP/2, accepted and reset")]
    [InlineData("HTTP/2, reset at the first byte")]
    public async Task A_connection_lost_in_the_handshake_of_HTTP_2_is_not_called_a_bad_response(string kind)
    {
        for (var i = 0; i < Rounds; i++)
        {
            await using var server = new FaultServer(connection => LoseAsync(connection, kind));
            using var client = ClientOf(server, kind);
            var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));
            Assert.DoesNotContain("not HTTP", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_calls_after_it_succeed_on_a_connection_of_their_own()
    {
        await using var server = new FaultServer(async connection =>
        {
            if (connection.Number % 2 == 1)
                connection.Reset();
            else
                await connection.SendAsync(RawResponses.Good(await connection.ReadRequestAsync()));
        });
        using var client = ClientOf(server, "HTTP/1.1");

        for (var i = 0; i < Rounds; i++)
            Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
        Assert.Equal(2 * Rounds, server.Attempts);
    }

    private static async Task LoseAsync(FaultConnection connection, string kind)
    {
        switch (kind)
        {
            case "HTTP/2, reset at the first byte":
                await connection.AwaitFirstByteAsync();
                connection.Reset();
                break;
            case "HTTP/2, a server of HTTP/1.1":
                await connection.ReadBeginningAsync();
                await connection.SendAsync(RawResponses.Of(400, RawResponses.Html));
                break;
            default:
                connection.Reset();
                break;
        }
    }

    private static SegmentsClient ClientOf(FaultServer server, string kind) => SegmentsClient.Create(
        new SegmentsClientOptions
        {
            ApiKey = Clients.UniqueKey(),
            BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/"),
            TimeProvider = new AutoAdvancingTimeProvider(),
            AttemptTimeout = AutoAdvancingTimeProvider.Longest,
        },
        kind.StartsWith("HTTP/2", StringComparison.Ordinal) ? new Http2Handler() : null);
}

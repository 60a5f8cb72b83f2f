using System.Text;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>A connection is kept for the next call. What a server sends on it beyond its response must not become the response to that.</summary>
public sealed class KeptConnectionTests
{
    private const string Foreign = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{\"data\":{\"id\":66}}";

    private const string Own = "{\"data\":{\"id\":7}}";

    [Theory]
    [InlineData("Content-Length: 17", Own)]
    [InlineData("Content-Length: 17\r\nContent-Length: 96", Own)]
    [InlineData("Transfer-Encoding: chunked", "11\r\n" + Own + "\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 96\r\nTransfer-Encoding: chunked", "11\r\n" + Own + "\r\n0\r\n\r\n")]
    public async Task A_response_without_a_request_is_not_that_to_the_next_call(string framing, string body)
    {
        await using var server = new FaultServer(async connection =>
        {
            while (true)
            {
                await connection.ReadRequestAsync();
                await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{framing}\r\n\r\n{body}{Foreign}");
            }
        });
        using var client = ClientOf(server);

        for (var i = 0; i < 5; i++)
            Assert.Equal(7, await client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal(5, server.Attempts);
    }

    [Fact]
    public async Task A_response_that_comes_while_the_connection_waits_is_not_that_to_the_next_call()
    {
        var isSent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new FaultServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Own.Length}\r\n\r\n{Own}"));
            if (connection.Number > 1)
                return;
            await isRead.Task;
            await connection.SendAsync(Foreign);
            isSent.SetResult();
            await connection.StayAsync();
        });
        using var client = ClientOf(server);

        Assert.Equal(7, await client.CreateAsync("N", cancellationToken: Clients.Token));
        isRead.SetResult();
        await isSent.Task;
        Assert.Equal(7, await client.CreateAsync("N", cancellationToken: Clients.Token));
    }

    private static SegmentsClient ClientOf(FaultServer server) => SegmentsClient.Create(new SegmentsClientOptions
    {
        ApiKey = Clients.UniqueKey(),
        BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/"),
        MaxRetries = 0,
    });
}

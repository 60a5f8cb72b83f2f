using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SocioStacks.Segments.Tests.Exceptions;

/// <summary>Whatever the network, HttpClient or a message handler throws, the caller gets an exception of ours.</summary>
public sealed class ForeignExceptionTests
{
    private static readonly Dictionary<string, Func<Exception>> Failures = new()
    {
        [nameof(HttpRequestException)] = () => new HttpRequestException("It failed."),
        [nameof(IOException)] = () => new IOException("It failed."),
        [nameof(SocketException)] = () => new SocketException((int)SocketError.ConnectionReset),
        [nameof(AuthenticationException)] = () => new AuthenticationException("It failed."),
        [nameof(WebException)] = () => new WebException("It failed."),
    };

    private static readonly Dictionary<string, Func<Exception>> Faults = new()
    {
        [nameof(ObjectDisposedException)] = () => new ObjectDisposedException("handler"),
        [nameof(InvalidOperationException)] = () => new InvalidOperationException("It failed."),
        [nameof(NotSupportedException)] = () => new NotSupportedException("It failed."),
        [nameof(ArgumentException)] = () => new ArgumentException("It failed."),
        [nameof(FormatException)] = () => new FormatException("It failed."),
        [nameof(OverflowException)] = () => new OverflowException("It failed."),
        [nameof(KeyNotFoundException)] = () => new KeyNotFoundException("It failed."),
        [nameof(ProtocolViolationException)] = () => new ProtocolViolationException("It failed."),
        [nameof(AggregateException)] = () => new AggregateException(new IOException("It failed.")),
        [nameof(UnauthorizedAccessException)] = () => new UnauthorizedAccessException("It failed."),
    };

    public static TheoryData<string> AllFailures => [.. Failures.Keys];

    public static TheoryData<string> AllFaults => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(AllFailures))]
    public async Task A_failure_of_the_network_is_ours_and_retried(string kind)
    {
        var service = new StubService(request => request.Number < 3 ? throw Failures[kind]() : StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7))));
        using var client = Clients.Over(service);
        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
    }

    [Theory]
    [MemberData(nameof(AllFailures))]
    public async Task A_failure_of_the_network_that_lasts_has_its_cause(string kind)
    {
        using var client = Clients.Over(new StubService(_ => throw Failures[kind]()));
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.DeleteAsync(7, Clients.Token));
        Assert.Equal((kind, true, false), (e.InnerException!.GetType().Name, e.MayHaveBeenApplied, e.IsTimeout));
    }

    [Theory]
    [MemberData(nameof(AllFaults))]
    public async Task Any_other_exception_is_ours_with_its_cause_and_is_not_retried(string kind)
    {
        var service = new StubService(_ => throw Faults[kind]());
        using var client = Clients.Over(service);

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.UpdateAsync(7, "N", cancellationToken: Clients.Token));

        Assert.Equal((kind, true, false), (e.InnerException!.GetType().Name, e.MayHaveBeenApplied, e.IsTimeout));
        Assert.StartsWith($"Updating segment 7 failed: a message handler threw {kind}.", e.Message, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_create_is_retried_after_a_connection_that_was_reset_as_soon_as_it_was_established()
    {
        using var network = new ResettingFirst();
        using var client = Clients.Over(network);
        Assert.Equal(7, await client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal(3, network.Attempts);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("delete")]
    public async Task A_connection_that_is_reset_as_soon_as_it_is_established_leaves_nothing_in_doubt(string call)
    {
        using var client = Clients.Over(new ResettingFirst(), options => options.MaxRetries = 1);
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => call == "create" ? client.CreateAsync("N", cancellationToken: Clients.Token) : client.DeleteAsync(7, Clients.Token));
        Assert.Equal((false, false), (e.MayHaveBeenApplied, e.IsTimeout));
    }

    [Fact]
    public async Task No_other_exception_comes_of_thousands_of_connections_that_are_reset_at_once()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Clients.Token);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(1024);
        var resetting = ResetAllAsync(listener, stop.Token);
        using var client = SegmentsClient.Create(new SegmentsClientOptions
        {
            ApiKey = Clients.UniqueKey(),
            BaseAddress = new($"http://{listener.LocalEndpoint}/"),
            TimeProvider = new AutoAdvancingTimeProvider(),
            AttemptTimeout = AutoAdvancingTimeProvider.Longest,
            MaxRateLimitWait = TimeSpan.FromDays(1),
            MaxRetries = 0,
        });

        await Parallel.ForAsync(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Clients.Token }, async (i, _) =>
        {
            var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => i % 2 == 0 ? client.GetAsync(7, Clients.Token) : client.CreateAsync("N", cancellationToken: Clients.Token));
            Assert.False(e.IsTimeout);
        });

        await stop.CancelAsync();
        await resetting;
    }

    private static async Task ResetAllAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(cancellationToken);
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    /// <summary>The network as .NET has it, whose first connections are reset at once.</summary>
    private sealed class ResettingFirst : HttpClientHandler
    {
        public int Attempts { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            ++Attempts < 3 ? throw new SocketException((int)SocketError.ConnectionReset) : Task.FromResult(StubService.Respond("""{"data":{"id":7}}"""));
    }
}

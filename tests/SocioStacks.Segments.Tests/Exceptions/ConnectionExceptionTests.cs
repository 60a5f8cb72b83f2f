using System.Net;

namespace SocioStacks.Segments.Tests.Exceptions;

/// <summary>Calls without a response: connections that fail, and timeouts.</summary>
public sealed class ConnectionExceptionTests
{
    [Fact]
    public async Task A_refused_connection_is_a_connection_exception()
    {
        using var port = new ClosedPort();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = port.Address, MaxRetries = 0 });
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal((false, false), (e.IsTimeout, e.MayHaveBeenApplied));
    }

    [Fact]
    public async Task A_refused_connection_keeps_its_cause()
    {
        using var port = new ClosedPort();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = port.Address, MaxRetries = 0 });
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(HttpRequestError.ConnectionError, Assert.IsType<HttpRequestException>(e.InnerException).HttpRequestError);
    }

    [Fact]
    public async Task A_response_that_breaks_off_is_a_connection_exception()
    {
        using var client = Clients.Over(
            new StubService(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) }),
            options => options.MaxRetries = 0);
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));
        Assert.False(e.IsTimeout);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_attempt_that_takes_too_long_is_a_timeout(bool hangsInBody)
    {
        var clock = new ObservableTimeProvider();
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new StubService(async (_, token) =>
        {
            arrival.TrySetResult();
            return hangsInBody
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HangingStream()) }
                : await StubService.Never(token);
        });
        using var client = Clients.Over(service, options => (options.TimeProvider, options.AttemptTimeout, options.MaxRetries) = (clock, TimeSpan.FromSeconds(30), 0));
        var call = client.GetAsync(7, Clients.Token);
        await arrival.Task.WaitAsync(Clients.Token);
        clock.Advance(TimeSpan.FromSeconds(30));

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => call);

        Assert.True(e.IsTimeout);
        Assert.Contains("SegmentsClientOptions.AttemptTimeout", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_cancels_by_itself_is_not_a_cancellation_by_the_caller()
    {
        using var client = Clients.Over(
            new StubService(_ => throw new OperationCanceledException("The handler had enough.")),
            options => options.MaxRetries = 0);
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));
        Assert.True(e.IsTimeout);
    }
}

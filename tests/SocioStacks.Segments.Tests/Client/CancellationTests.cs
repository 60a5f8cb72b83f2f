using System.Net;

namespace SocioStacks.Segments.Tests.Client;

/// <summary>A cancelled call is an OperationCanceledException with the caller's token, wherever the call was.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public static TheoryData<string> Methods => [.. Calls.Keys];

    private static Dictionary<string, Func<ISegmentsClient, CancellationToken, Task>> Calls { get; } = new()
    {
        ["GetPageAsync"] = (client, token) => client.GetPageAsync(cancellationToken: token),
        ["ListPagesAsync"] = (client, token) => client.ListPagesAsync(cancellationToken: token).CountAsync(CancellationToken.None).AsTask(),
        ["ListAllAsync"] = (client, token) => client.ListAllAsync(cancellationToken: token).CountAsync(CancellationToken.None).AsTask(),
        ["GetAsync"] = (client, token) => client.GetAsync(7, token),
        ["CreateAsync"] = (client, token) => client.CreateAsync("N", cancellationToken: token),
        ["UpdateAsync"] = (client, token) => client.UpdateAsync(7, "N", cancellationToken: token),
        ["DeleteAsync"] = (client, token) => client.DeleteAsync(7, token),
    };

    public void Dispose() => _cancellation.Dispose();

    [Theory, MemberData(nameof(Methods))]
    public async Task A_token_that_is_cancelled_before_the_call_sends_nothing(string method)
    {
        var service = SeededService.WithSegments(7);
        using var client = Clients.Over(service.CreateHandler());
        await _cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Calls[method](client, _cancellation.Token));

        Assert.Equal(_cancellation.Token, e.CancellationToken);
        Assert.Empty(service.Requests);
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task A_token_that_is_cancelled_during_a_request_is_the_one_of_the_exception(string method)
    {
        using var client = Clients.Over(new StubService(async (_, token) =>
        {
            await _cancellation.CancelAsync();
            return await StubService.Never(token);
        }));

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Calls[method](client, _cancellation.Token));

        Assert.Equal(_cancellation.Token, e.CancellationToken);
    }

    [Fact]
    public async Task A_cancellation_brings_no_inner_exception_with_the_request_in_it()
    {
        using var client = Clients.Over(new StubService(async (_, token) =>
        {
            await _cancellation.CancelAsync();
            return await StubService.Never(token);
        }));

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(7, _cancellation.Token));

        Assert.Null(e.InnerException);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_it_waits_for_its_retry()
    {
        var clock = new ObservableTimeProvider();
        var service = new StubService(_ => StubService.Error(HttpStatusCode.InternalServerError));
        using var client = Clients.Over(service, options => options.TimeProvider = clock);
        var call = client.GetAsync(7, _cancellation.Token);
        await clock.NextWaitAsync();
        await _cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(_cancellation.Token, e.CancellationToken);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_its_response_is_read()
    {
        using var client = Clients.Over(new StubService(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new CancellingStream(_cancellation)) }));

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(7, _cancellation.Token));

        Assert.Equal(_cancellation.Token, e.CancellationToken);
    }

    [Fact]
    public async Task A_network_failure_that_a_cancellation_caused_is_the_cancellation()
    {
        using var client = Clients.Over(new StubService(async (_, _) =>
        {
            await _cancellation.CancelAsync();
            throw new HttpRequestException("The socket was closed.", new OperationCanceledException());
        }));

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(7, _cancellation.Token));

        Assert.Equal(_cancellation.Token, e.CancellationToken);
    }
}

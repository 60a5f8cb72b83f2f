using Microsoft.Extensions.DependencyInjection;
using Polly.Timeout;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>An attempt that ends too early is reported with what ended it.</summary>
public sealed class TimeoutTests
{
    public static TheoryData<string> Kinds { get; } = [nameof(OperationCanceledException), nameof(TaskCanceledException), nameof(TimeoutException), nameof(TimeoutRejectedException)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_handlers_own_timeout_is_not_called_an_AttemptTimeout(string kind)
    {
        var e = await FailAsync(kind, client => client.GetAsync(7, Clients.Token), maxRetries: 0);

        Assert.True(e.IsTimeout);
        Assert.Equal($"Getting segment 7 failed: a message handler timed out or cancelled the attempt ({kind}).", e.Message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_get_is_retried_after_a_handlers_own_timeout(string kind)
    {
        var e = await FailAsync(kind, client => client.GetAsync(7, Clients.Token), maxRetries: 3);
        Assert.Contains("after 4 attempts", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_create_is_in_doubt_after_a_handlers_own_timeout(string kind)
    {
        var e = await FailAsync(kind, client => client.CreateAsync("N", cancellationToken: Clients.Token), maxRetries: 3);
        Assert.True(e.MayHaveBeenApplied);
        Assert.DoesNotContain("attempts", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_standard_resilience_handlers_timeout_is_not_called_an_AttemptTimeout()
    {
        var services = new ServiceCollection();
        services.AddSegmentsClient(options =>
            {
                Containers.Usual(options);
                options.MaxRetries = 0;
            })
            .Over(new StubService(async (_, token) => await StubService.Never(token)))
            .AddStandardResilienceHandler(options =>
            {
                options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(10);
                options.Retry.ShouldHandle = _ => new(false);
            });
        await using var provider = services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => provider.Client().GetAsync(7, Clients.Token));

        Assert.Contains("a message handler timed out", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_of_the_HttpClient_is_reported_by_its_name()
    {
        var service = new StubService(async (_, token) => await StubService.Never(token));
        var services = new ServiceCollection();
        services.AddSegmentsClient(Containers.Usual)
            .Over(service)
            .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMilliseconds(10));
        await using var provider = services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => provider.Client().CreateAsync("N", cancellationToken: Clients.Token));

        Assert.Equal((true, service.Requests.Count > 0), (e.IsTimeout, e.MayHaveBeenApplied));
        Assert.StartsWith("Creating a segment failed: HttpClient.Timeout elapsed.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_that_runs_out_of_time_is_a_timeout_whatever_a_handler_does_with_the_cancellation()
    {
        var clock = new ObservableTimeProvider();
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var client = Clients.Over(
            new StubService(async (_, token) =>
            {
                arrival.TrySetResult();
                try
                {
                    return await StubService.Never(token);
                }
                catch (OperationCanceledException)
                {
                    throw new FaultOfTheUser();
                }
            }),
            options => (options.TimeProvider, options.AttemptTimeout, options.MaxRetries) = (clock, TimeSpan.FromSeconds(30), 0));
        var call = client.GetAsync(7, Clients.Token);
        await arrival.Task.WaitAsync(Clients.Token);
        clock.Advance(TimeSpan.FromSeconds(30));

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => call);

        Assert.True(e.IsTimeout);
        Assert.Contains("SegmentsClientOptions.AttemptTimeout", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_cancelled_whatever_a_handler_does_with_it()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = Clients.Over(new StubService(async (_, _) =>
        {
            await cancellation.CancelAsync();
            throw new FaultOfTheUser();
        }));

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(7, cancellation.Token));

        Assert.Equal(cancellation.Token, e.CancellationToken);
    }

    private static async Task<SegmentsConnectionException> FailAsync(string kind, Func<ISegmentsClient, Task> call, int maxRetries)
    {
        using var client = Clients.Over(
            new StubService(_ => throw (kind switch
            {
                nameof(OperationCanceledException) => new OperationCanceledException("The handler had enough."),
                nameof(TaskCanceledException) => new TaskCanceledException("The handler had enough.", new TimeoutException()),
                nameof(TimeoutException) => new TimeoutException("The handler had enough."),
                _ => new TimeoutRejectedException("The handler had enough."),
            })),
            options => options.MaxRetries = maxRetries);
        return await Assert.ThrowsAsync<SegmentsConnectionException>(() => call(client));
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>A logger that throws, at any of the calls to it, changes nothing about what the client does.</summary>
public sealed class ThrowingLoggerTests
{
    [Theory]
    [InlineData("CreateLogger")]
    [InlineData("IsEnabled")]
    [InlineData("Log")]
    [InlineData("BeginScope")]
    [InlineData("Dispose")]
    public async Task No_call_fails_and_no_permit_is_lost_wherever_a_logger_throws(string method)
    {
        var quiet = new ThrowingLoggers(method, throwAt: 0);
        var requests = await CallAsync(quiet);
        Assert.NotEqual(0, quiet.Calls);

        for (var throwAt = 1; throwAt <= quiet.Calls; throwAt++)
            Assert.Equal(requests, await CallAsync(new ThrowingLoggers(method, throwAt)));
    }

    [Fact]
    public async Task The_calls_of_this_test_log_every_event_of_a_call()
    {
        var loggers = new ThrowingLoggers("", throwAt: 0);
        await CallAsync(loggers);
        Assert.Equal([1, 2, 4], loggers.Events.Distinct().Order());
    }

    /// <summary>A get that is retried, creates that meet a full window, and creates that wait for one that is known.</summary>
    private static async Task<IEnumerable<string>> CallAsync(ThrowingLoggers loggers)
    {
        var clock = new AutoAdvancingTimeProvider();
        var limited = LimitedService.Over(clock);
        var failed = false;
        var service = new FailingFirst(limited, () => !failed && (failed = true));
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(loggers);
        services.AddSegmentsClient(options =>
        {
            Containers.Usual(options);
            options.TimeProvider = clock;
        }).Over(service);
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(9, (await provider.Client().GetAsync(9, Clients.Token)).Id);
        for (var i = 0; i < 3 * LimitedService.Limit; i++)
            Assert.Equal(9, await provider.Client().CreateAsync("N", cancellationToken: Clients.Token));
        return [.. limited.Lines];
    }

    private sealed class FailingFirst(HttpMessageHandler inner, Func<bool> isFirst) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            isFirst() ? Task.FromResult(StubService.Error(HttpStatusCode.ServiceUnavailable)) : base.SendAsync(request, cancellationToken);
    }
}

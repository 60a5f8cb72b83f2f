using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.Tests.Telemetry;

/// <summary>What is logged, how loudly, and what is not.</summary>
public sealed class LogTests : IAsyncDisposable
{
    private readonly AutoAdvancingTimeProvider _clock = new();
    private readonly InMemorySegmentsService _service;
    private readonly ServiceProvider _provider;

    public LogTests()
    {
        _service = new InMemorySegmentsService(_clock);
        _service.AddSegment(new Segment { Id = 7, Name = "Seven", Type = SegmentType.Custom });
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFakeLogging());
        services.AddSegmentsClient(options =>
        {
            options.ApiKey = Clients.UniqueKey();
            options.TimeProvider = _clock;
            options.MaxRetries = 2;
            options.AttemptTimeout = AutoAdvancingTimeProvider.Longest;
            options.MaxFormBytes = 16 * 1024 * 1024;
        }).UseInMemoryService(_service);
        _provider = services.BuildServiceProvider();
    }

    private ISegmentsClient Client => _provider.GetRequiredService<ISegmentsClient>();

    private IReadOnlyList<FakeLogRecord> Own => [.. All.Where(record => record.Category == "SocioStacks.Segments")];

    private IReadOnlyList<FakeLogRecord> All => _provider.GetFakeLogCollector().GetSnapshot();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task A_retry_is_a_warning_that_reports_the_wait_the_attempt_and_the_reason()
    {
        _service.FailNext(System.Net.HttpStatusCode.BadGateway);

        await Client.GetAsync(7, Clients.Token);

        var record = Assert.Single(Own);
        Assert.Equal((LogLevel.Warning, new EventId(1, "Retrying")), (record.Level, record.Id));
        Assert.Matches(@"^Getting segment 7 failed at attempt 1 \(502\); retrying in 00:00:0\d\.\d+\.$", record.Message);

        // A timer counts in whole milliseconds.
        var delay = TimeSpan.Parse(record.GetStructuredStateValue("Delay")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Assert.Single(_clock.Waits).TotalMilliseconds, Math.Floor(delay.TotalMilliseconds));
    }

    [Fact]
    public async Task A_retry_can_be_searched_for_by_its_operation_and_segment()
    {
        _service.FailNext(System.Net.HttpStatusCode.BadGateway);

        await Client.GetAsync(7, Clients.Token);

        var record = Assert.Single(Own);
        Assert.Equal(("Get", "7"), (record.GetStructuredStateValue("Operation"), record.GetStructuredStateValue("SegmentId")));
    }

    [Fact]
    public async Task A_throttled_call_is_information_and_reports_how_long()
    {
        _service.EnableRateLimit(1, TimeSpan.FromSeconds(20));
        await Client.GetAsync(7, Clients.Token);

        await Client.GetPageAsync(cancellationToken: Clients.Token);

        var record = Assert.Single(Own);
        Assert.Equal((LogLevel.Information, new EventId(2, "Throttled")), (record.Level, record.Id));
        Assert.Equal("Listing segments was throttled: the rate limit of the key is used up, and its window ends in 00:00:20.", record.Message);
    }

    [Fact]
    public async Task A_wait_for_a_window_that_is_known_is_information_too()
    {
        _service.EnableRateLimit(1, TimeSpan.FromSeconds(20));
        for (var i = 0; i < 2; i++)
            await Client.GetAsync(7, Clients.Token);

        await Client.GetAsync(7, Clients.Token);

        var record = Own[^1];
        Assert.Equal((LogLevel.Information, new EventId(4, "Waited")), (record.Level, record.Id));
        Assert.Equal("Getting segment 7 waited 00:00:20 for the rate limit of the key.", record.Message);
        Assert.Equal(2, _provider.GetFakeLogCollector().GetSnapshot().Count(logged => logged.Category == "SocioStacks.Segments"));
    }

    [Fact]
    public async Task A_failure_is_thrown_and_not_logged_as_well()
    {
        _service.FailNext(System.Net.HttpStatusCode.BadGateway, times: 3);

        await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetAsync(7, Clients.Token));

        // One line for each retry, none for the end; and none by Polly or HttpClient above Information.
        Assert.Equal([1, 1], Own.Select(record => record.Id.Id));
        Assert.All(All.Except(Own), record => Assert.True(record.Level <= LogLevel.Information, $"{record.Category}: {record.Message}"));
        Assert.All(All, record => Assert.Null(record.Exception));
    }

    [Fact]
    public async Task A_call_that_succeeds_at_once_logs_nothing_of_ours()
    {
        await Client.GetAsync(7, Clients.Token);

        Assert.Empty(Own);
    }

    [Fact]
    public async Task A_form_that_PHP_would_not_accept_is_a_warning()
    {
        _service.MaxFormBytes = 16 * 1024 * 1024;

        await Client.CreateAsync("Large", SegmentDefinition.Bulk(Enumerable.Repeat("+39 333 0000001", 600_000)), Clients.Token);

        var record = Assert.Single(Own);
        Assert.Equal((LogLevel.Warning, new EventId(3, "LargeForm")), (record.Level, record.Id));
    }
}

using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace SocioStacks.Segments.Tests.Telemetry;

public sealed class TraceTests : IDisposable
{
    private const string Good = """{"data":{"id":7}}""";

    private static readonly ActivitySource Own = new("Tests.Traces");

    private readonly List<Activity> _spans = [];
    private readonly TracerProvider _provider;

    public TraceTests() => _provider = Sdk.CreateTracerProviderBuilder()
        .AddSource("SocioStacks.Segments", "System.Net.Http", Own.Name)
        .AddInMemoryExporter(_spans)
        .Build();

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task An_operation_is_one_span_however_many_attempts_it_takes()
    {
        var span = Assert.Single(await SpansOfAsync(Client((500, ""), (503, ""), (200, Good)), client => client.GetAsync(7)));

        Assert.Equal("segments.get", span.DisplayName);
        Assert.Equal(ActivityKind.Internal, span.Kind);
        Assert.Equal(3, span.GetTagItem("segments.attempts"));
        Assert.Equal(7L, span.GetTagItem("segments.segment.id"));
        Assert.Equal("get", span.GetTagItem("segments.operation.name"));
        Assert.Equal("traces.invalid", span.GetTagItem("server.address"));
        Assert.Equal(443, span.GetTagItem("server.port"));
        Assert.NotNull(span.GetTagItem("segments.rate_limit.wait"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Null(span.GetTagItem("error.type"));
    }

    [Theory]
    [InlineData(404, "404")]
    [InlineData(200, "SocioStacks.Segments.SegmentsUnexpectedResponseException")]
    public async Task A_failed_operation_reports_how_it_failed(int status, string errorType)
    {
        var span = Assert.Single(await SpansOfAsync(Client((status, "{}")), client => client.GetAsync(7)));

        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(errorType, span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_write_that_may_have_been_applied_is_marked_as_such()
    {
        var span = Assert.Single(await SpansOfAsync(Client((500, "")), client => client.CreateAsync("Name")));

        Assert.Equal("segments.create", span.DisplayName);
        Assert.Equal(true, span.GetTagItem("segments.may_have_been_applied"));
    }

    [Fact]
    public async Task The_spans_of_HttpClient_one_an_attempt_are_the_children_of_the_operation()
    {
        await using var service = new LoopbackService((500, ""), (503, ""), (200, Good));
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "traces", BaseAddress = service.Address, TimeProvider = new ImmediateTimeProvider(), AttemptTimeout = TimeSpan.FromHours(1) });

        var spans = await SpansOfAsync(client, c => c.GetAsync(7));

        var operation = Assert.Single(spans, span => span.Source.Name == "SocioStacks.Segments");
        var requests = spans.Where(span => span.Source.Name == "System.Net.Http").ToList();
        Assert.Equal(3, requests.Count);
        Assert.All(requests, request => Assert.Equal(operation.SpanId, request.ParentSpanId));
    }

    [Fact]
    public async Task Every_attempt_sends_its_own_span_to_the_service()
    {
        await using var service = new LoopbackService((500, ""), (503, ""), (200, Good));
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "traces", BaseAddress = service.Address, TimeProvider = new ImmediateTimeProvider(), AttemptTimeout = TimeSpan.FromHours(1) });

        var spans = await SpansOfAsync(client, c => c.GetAsync(7));

        var requests = spans.Where(span => span.Source.Name == "System.Net.Http").OrderBy(span => span.StartTimeUtc).Select(span => span.Id);
        Assert.Equal(requests, service.TraceParents);
    }

    [Fact]
    public async Task The_requests_of_pages_that_are_read_ahead_are_the_children_of_their_own_page()
    {
        await using var service = new LoopbackService((200, """{"data":[{"id":1}],"meta":{"total_pages":3}}"""));
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "traces", BaseAddress = service.Address });

        var spans = await SpansOfAsync(client, async c =>
        {
            await foreach (var page in c.ListPagesAsync(new SegmentListOptions { Prefetch = 2 }))
                Assert.Equal(3, page.TotalPages);
        });

        var pages = spans.Where(span => span.Source.Name == "SocioStacks.Segments").Select(span => span.SpanId).ToHashSet();
        var parents = spans.Where(span => span.Source.Name == "System.Net.Http").Select(span => span.ParentSpanId).ToList();
        Assert.Equal(3, pages.Count);
        Assert.Equal(3, parents.Count);
        Assert.Equal(pages, parents.ToHashSet());
    }

    [Fact]
    public async Task What_the_reader_does_with_a_page_is_not_the_child_of_a_page()
    {
        var client = Client((200, """{"data":[{"id":1}],"meta":{"total_pages":2}}"""), (200, """{"data":[{"id":2}],"meta":{"total_pages":2}}"""));

        var spans = await SpansOfAsync(client, async c =>
        {
            await foreach (var page in c.ListPagesAsync(new SegmentListOptions { Prefetch = 1 }))
                Own.StartActivity("work")!.Dispose();
        }, out var reader);

        Assert.Equal(2, spans.Count(span => span.DisplayName == "work"));
        Assert.All(spans, span => Assert.Equal(reader.SpanId, span.ParentSpanId));
    }

    [Fact]
    public async Task A_cancelled_operation_is_marked_as_such()
    {
        using var cancelled = new CancellationTokenSource();
        var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "traces" }, new Cancelling(cancelled));

        var span = Assert.Single(await SpansOfAsync(client, async c => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => c.GetAsync(7, cancelled.Token))));

        Assert.Equal("cancelled", span.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
    }

    [Fact]
    public async Task Pages_that_are_read_ahead_belong_to_the_span_of_the_reader()
    {
        var client = Client((200, """{"data":[{"id":1}],"meta":{"total_pages":3}}"""), (200, """{"data":[{"id":2}],"meta":{"total_pages":3}}"""), (200, """{"data":[{"id":3}],"meta":{"total_pages":3}}"""));

        var spans = await SpansOfAsync(client, async c =>
        {
            await foreach (var page in c.ListPagesAsync(new SegmentListOptions { Prefetch = 2 }))
                Assert.Single(page.Segments);
        }, out var reader);

        Assert.Equal(3, spans.Count);
        Assert.All(spans, span => Assert.Equal(reader.SpanId, span.ParentSpanId));
        Assert.All(spans, span => Assert.Equal("segments.list", span.DisplayName));
    }

    private static SegmentsClient Client(params (int Status, string Body)[] responses) => SegmentsClient.Create(
        new SegmentsClientOptions { ApiKey = "traces", BaseAddress = new Uri("https://traces.invalid/"), TimeProvider = new ImmediateTimeProvider(), AttemptTimeout = TimeSpan.FromHours(1) },
        new SequenceHandler(responses));

    private Task<List<Activity>> SpansOfAsync(ISegmentsClient client, Func<ISegmentsClient, Task> act) => SpansOfAsync(client, act, out _);

    /// <summary>The spans of one action, separated by their trace from those of tests at the same time.</summary>
    private Task<List<Activity>> SpansOfAsync(ISegmentsClient client, Func<ISegmentsClient, Task> act, out Activity reader)
    {
        var root = Own.StartActivity("test")!;
        reader = root;
        return RunAsync();

        async Task<List<Activity>> RunAsync()
        {
            try
            {
                await act(client);
            }
            catch (SegmentsException)
            {
                // The span is what is asserted.
            }

            root.Dispose();
            return [.. _spans.ToArray().Where(span => span.TraceId == root.TraceId && span != root)];
        }
    }

    /// <summary>Cancels the caller's own token while it responds.</summary>
    private sealed class Cancelling(CancellationTokenSource source) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await source.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The token was not cancelled.");
        }
    }
}

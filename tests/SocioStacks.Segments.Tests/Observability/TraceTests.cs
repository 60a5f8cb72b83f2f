using System.Diagnostics;
using System.Net;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace SocioStacks.Segments.Tests.Observability;

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
    public async Task A_failed_operation_says_how_it_failed(int status, string errorType)
    {
        var span = Assert.Single(await SpansOfAsync(Client((status, "{}")), client => client.GetAsync(7)));

        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(errorType, span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_write_that_may_have_been_applied_says_so()
    {
        var span = Assert.Single(await SpansOfAsync(Client((500, "")), client => client.CreateAsync("Name")));

        Assert.Equal("segments.create", span.DisplayName);
        Assert.Equal(true, span.GetTagItem("segments.may_have_been_applied"));
    }

    [Fact]
    public async Task The_spans_of_HttpClient_are_the_children_of_the_operation()
    {
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "traces", BaseAddress = new Uri($"http://127.0.0.1:{port}/") });
        var answering = Task.Run(async () =>
        {
            var context = await listener.GetContextAsync();
            context.Response.OutputStream.Write(System.Text.Encoding.UTF8.GetBytes(Good));
            context.Response.Close();
        });

        var spans = await SpansOfAsync(client, c => c.GetAsync(7));
        await answering;

        var operation = Assert.Single(spans, span => span.Source.Name == "SocioStacks.Segments");
        var request = Assert.Single(spans, span => span.Source.Name == "System.Net.Http");
        Assert.Equal(operation.SpanId, request.ParentSpanId);
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

    private static SegmentsClient Client(params (int Status, string Body)[] answers) => SegmentsClient.Create(
        new SegmentsClientOptions { ApiKey = "traces", BaseAddress = new Uri("https://traces.invalid/"), TimeProvider = new ImpatientClock(), AttemptTimeout = TimeSpan.FromHours(1) },
        new Answering(answers));

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<List<Activity>> SpansOfAsync(ISegmentsClient client, Func<ISegmentsClient, Task> act) => SpansOfAsync(client, act, out _);

    /// <summary>The spans of one action, told apart from those of tests at the same time by their trace.</summary>
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
                // What the span says of it is looked at.
            }

            root.Dispose();
            return [.. _spans.ToArray().Where(span => span.TraceId == root.TraceId && span != root)];
        }
    }
}

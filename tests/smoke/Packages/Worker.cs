// What .ci/packages puts into a new worker application that has installed the packed packages.
using SocioStacks.Segments;
using SocioStacks.Segments.Testing;

var builder = Host.CreateApplicationBuilder(args);
// What the host logs is not what the worker prints.
builder.Logging.ClearProviders();

var service = new InMemorySegmentsService();
service.AddSegment(new Segment { Id = 7, Name = "Newsletter", Type = SegmentType.Custom });
builder.Services.AddSegmentsClient(options => options.ApiKey = "any").UseInMemoryService(service);
builder.Services.AddHostedService<Worker>();
builder.Build().Run();

internal sealed class Worker(ISegmentsClient client, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Console.WriteLine((await client.GetAsync(7, stoppingToken)).Name);
        lifetime.StopApplication();
    }
}

// What .ci/packages puts into a new web application that has installed the packed packages.
using SocioStacks.Segments;
using SocioStacks.Segments.Testing;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddInMemoryCollection([new("SocioStacks:Segments:ApiKey", "any")]);

var service = new InMemorySegmentsService();
service.AddSegment(new Segment { Id = 7, Name = "Newsletter", Type = SegmentType.Custom });
builder.Services.AddSegmentsClient(builder.Configuration.GetSection(SegmentsClientOptions.SectionName)).UseInMemoryService(service);

var app = builder.Build();
app.MapGet("/segments/{id:long}", async (long id, ISegmentsClient client, CancellationToken cancellationToken) =>
    (await client.GetAsync(id, cancellationToken)).Name);
app.Run();

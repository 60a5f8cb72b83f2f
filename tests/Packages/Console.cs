// What .ci/packages puts into a new console application that has installed the packed packages.
using Microsoft.Extensions.DependencyInjection;
using SocioStacks.Segments;
using SocioStacks.Segments.Testing;

var service = new InMemorySegmentsService();
var services = new ServiceCollection();
services.AddSegmentsClient(options => options.ApiKey = "any").UseInMemoryService(service);
await using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<ISegmentsClient>();

var id = await client.CreateAsync("Packed", SegmentDefinition.Bulk("+39 333 0000001", "+39 333 0000002"));
await client.UpdateAsync(id, "Packed, renamed", (await client.GetAsync(id)).ToDefinition());
await foreach (var segment in client.ListAllAsync())
    Console.WriteLine($"{segment.Id} {segment.Type} {segment.Name}: {segment.Settings.PhoneNumbers.Count} numbers");
await client.DeleteAsync(id);
Console.WriteLine($"{service.Segments.Count} segments are left after {service.Requests.Count} requests.");

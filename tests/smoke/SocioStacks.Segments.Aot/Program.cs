// The Quickstart's steps, all seven methods and all three definitions, with registration from a configuration, logging
// and OpenTelemetry, in a program that is published trimmed and as native code. What it finds goes to the standard
// output, the same in every run on an empty service; logs and times go to the standard error. Run by .ci/aot.
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SocioStacks.Segments;
using SocioStacks.Segments.Aot;

var spans = new List<Activity>();
var metrics = new List<Metric>();

var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Configuration.AddInMemoryCollection([
    new("SocioStacks:Segments:ApiKey", "aot"),
    new("SocioStacks:Segments:BaseAddress", args[0]),
    new("SocioStacks:Segments:MaxRetries", "2"),
    new("SocioStacks:Segments:AttemptTimeout", "00:00:20"),
]);
builder.Logging
    .AddFilter("SocioStacks.Segments", LogLevel.Information)
    .AddFilter("System.Net.Http", LogLevel.Warning)
    .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource("SocioStacks.Segments").AddInMemoryExporter(spans))
    .WithMetrics(meter => meter.AddMeter("SocioStacks.Segments").AddInMemoryExporter(metrics));
builder.Services.AddSegmentsClient(builder.Configuration.GetSection(SegmentsClientOptions.SectionName))
    .AddHttpMessageHandler(() => new FailsOnce());

using (var host = builder.Build())
{
    await host.StartAsync();
    var client = host.Services.GetRequiredService<ISegmentsClient>();

    var first = await client.GetPageAsync();
    Console.Error.WriteLine($"first response after {(DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalMilliseconds:F0} ms");
    Console.WriteLine($"Page {first.Page} of {first.TotalPages} holds {first.Segments.Count} segments.");

    await CreateAsync("Numbers", SegmentDefinition.Bulk("+39 333 0000001", "+39 333 0000002"));
    await CreateAsync("Contacts", SegmentDefinition.Custom(1, 2, 3));
    await CreateAsync("Adults in Italy", SegmentDefinition.Filter().Where("age", FilterCondition.BiggerThan, "17").InCountries("IT").InContinents(Continent.Europe));

    await foreach (var page in client.ListPagesAsync(new SegmentListOptions { ResultsPerPage = ResultsPerPage.Ten }))
        Console.WriteLine($"Page {page.Page} holds {page.Segments.Count} of {page.TotalResults} segments.");

    var all = new List<Segment>();
    await foreach (var segment in client.ListAllAsync())
        all.Add(segment);
    foreach (var segment in all.OrderBy(segment => segment.Id))
        Console.WriteLine($"Segment {segment.Id} is of type {segment.Type} and is called \"{segment.Name}\".");

    FailsOnce.FailNext();
    var contacts = await client.GetAsync(all.Single(segment => segment.Type == SegmentType.Custom).Id);
    Console.WriteLine($"Segment {contacts.Id} holds the contacts {string.Join(", ", contacts.Settings.ContactIds)}.");

    await client.UpdateAsync(contacts.Id, "Contacts, renamed", contacts.ToDefinition());
    contacts = await client.GetAsync(contacts.Id);
    Console.WriteLine($"It is called \"{contacts.Name}\" now and still holds {contacts.Settings.ContactIds.Count} contacts.");

    var copy = JsonSerializer.Deserialize(JsonSerializer.Serialize(contacts, AotJson.Default.Segment), AotJson.Default.Segment)!;
    Console.WriteLine($"Its copy in JSON is of type {copy.Type} and holds {copy.Settings.ContactIds.Count} contacts.");

    try
    {
        await client.GetAsync(long.MaxValue);
    }
    catch (SegmentNotFoundException e)
    {
        Console.WriteLine($"As expected: {e.Message}");
    }

    foreach (var segment in all.OrderBy(segment => segment.Id))
    {
        await client.DeleteAsync(segment.Id);
        Console.WriteLine($"Deleted segment {segment.Id}.");
    }

    host.Services.GetRequiredService<MeterProvider>().ForceFlush();
    await host.StopAsync();

    async Task CreateAsync(string name, SegmentDefinition definition) =>
        Console.WriteLine($"Created segment {await client.CreateAsync(name, definition)} of type {definition.Type}.");
}

foreach (var group in spans.GroupBy(span => span.DisplayName).OrderBy(group => group.Key, StringComparer.Ordinal))
    Console.WriteLine($"{group.Key}: {group.Count()} spans, {group.Sum(span => (int)span.GetTagItem("segments.attempts")!)} attempts, {group.Count(span => span.Status == ActivityStatusCode.Error)} failed.");
foreach (var metric in metrics.Select(metric => metric.Name).Distinct().Order(StringComparer.Ordinal))
    Console.WriteLine(metric);

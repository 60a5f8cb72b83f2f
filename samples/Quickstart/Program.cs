// Lists, creates, reads, renames and deletes segments. Without SOCIOSTACKS_API_KEY it uses an in-memory service; with it, the real
// service or the one at SOCIOSTACKS_BASE_ADDRESS, where it deletes only what it has created.
using Microsoft.Extensions.DependencyInjection;
using SocioStacks.Segments;
using SocioStacks.Segments.Testing;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // Ctrl+C cancels the work but not the process, so that created segments are still deleted.
    pressed.Cancel = true;
    cancellation.Cancel();
};
var cancellationToken = cancellation.Token;

// 1. Register the client. An application does this where it configures its services.
var services = new ServiceCollection();
var apiKey = Environment.GetEnvironmentVariable("SOCIOSTACKS_API_KEY");
if (string.IsNullOrEmpty(apiKey))
{
    Console.WriteLine("SOCIOSTACKS_API_KEY is not set, so this runs on an in-memory service and sends no messages.");
    services.AddSegmentsClient(options => options.ApiKey = "any").UseInMemoryService(DemoService());
}
else
{
    var address = Environment.GetEnvironmentVariable("SOCIOSTACKS_BASE_ADDRESS");
    services.AddSegmentsClient(options =>
    {
        options.ApiKey = apiKey;
        if (!string.IsNullOrEmpty(address))
            options.BaseAddress = new Uri(address);
        Console.WriteLine($"This runs on the service at {options.BaseAddress}");
    });
}

await using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<ISegmentsClient>();
var created = new List<long>();
try
{
    // 2. List every segment, across all pages.
    Console.WriteLine("\nExisting segments:");
    await foreach (var segment in client.ListAllAsync(cancellationToken: cancellationToken))
        Console.WriteLine($"  {segment.Id,5}  {segment.Type,-6}  {segment.TotalContacts,7} contacts  {segment.Name}");

    // 3. Create one of each kind.
    var stamp = DateTime.UtcNow.ToString("HHmmss", System.Globalization.CultureInfo.InvariantCulture);
    await CreateAsync($"Quickstart {stamp}: numbers", SegmentDefinition.Bulk("+39 333 0000001", "+39 333 0000002"));
    await CreateAsync($"Quickstart {stamp}: contacts", SegmentDefinition.Custom(1, 2, 3));
    await CreateAsync($"Quickstart {stamp}: adults in Italy", SegmentDefinition.Filter()
        .Where("age", FilterCondition.BiggerThan, "17")
        .InCountries("IT"));

    // 4. Get one of them.
    var contacts = await client.GetAsync(created[1], cancellationToken);
    Console.WriteLine($"\nSegment {contacts.Id} has the contacts {string.Join(", ", contacts.Settings.ContactIds)}; it was created at {contacts.CreatedAt:u}.");

    // 5. Rename it. Some servers empty a custom segment that is updated without its contacts, so they are sent as well.
    await client.UpdateAsync(contacts.Id, contacts.Name + ", renamed", contacts.ToDefinition(), cancellationToken);
    contacts = await client.GetAsync(contacts.Id, cancellationToken);
    Console.WriteLine($"Its name is now \"{contacts.Name}\", and it still has {contacts.Settings.ContactIds.Count} contacts.");

    // 6. Handle an error.
    try
    {
        await client.GetAsync(long.MaxValue, cancellationToken);
    }
    catch (SegmentNotFoundException e)
    {
        Console.WriteLine($"\nAs expected: {e.Message}");
    }

    Console.WriteLine("""

        What happens on failure:
          no connection or response, 408, 500, 502–504  retried; a create only if it certainly was not sent
          the rate limit is used up                     waits for the next window, up to MaxRateLimitWait
          any other error of the service                SegmentsApiException with the service's error titles
          a response that is not from the API           SegmentsUnexpectedResponseException
          a write with an unknown outcome               MayHaveBeenApplied is true: check before repeating it
        """);
}
catch (SegmentsException e)
{
    Console.Error.WriteLine($"\n{e.Message}");
    if (e.MayHaveBeenApplied)
        Console.Error.WriteLine("Check for a segment whose name begins with \"Quickstart\" before running this again.");
    Environment.ExitCode = 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("\nCancelled.");
    Environment.ExitCode = 1;
}
finally
{
    // 7. Delete what was created, even if something failed in between.
    Console.WriteLine();
    foreach (var id in created)
        await DeleteAsync(id);
}

async Task CreateAsync(string name, SegmentDefinition definition)
{
    var id = await client.CreateAsync(name, definition, cancellationToken);
    created.Add(id);
    Console.WriteLine($"{(created.Count == 1 ? "\n" : "")}Created segment {id}, of type {definition.Type}: {name}");
}

async Task DeleteAsync(long id)
{
    try
    {
        await client.DeleteAsync(id);
        Console.WriteLine($"Deleted segment {id}.");
    }
    catch (SegmentsException e)
    {
        Console.Error.WriteLine(e.Message);
        Environment.ExitCode = 1;
    }
}

static InMemorySegmentsService DemoService()
{
    var service = new InMemorySegmentsService();
    service.AddContact(new SegmentContact { PhoneNumber = "+39 333 1234567", CountryCode = "IT", CustomParameters = new Dictionary<string, string> { ["age"] = "18" } });
    service.AddContact(new SegmentContact { PhoneNumber = "+33 6 12345678", CountryCode = "FR", CustomParameters = new Dictionary<string, string> { ["age"] = "35" } });
    service.AddSegment(new Segment { Id = 1, Name = "Newsletter", Type = SegmentType.Custom, Settings = new SegmentSettings { ContactIds = [1, 2] }, TotalContacts = 2 });
    service.AddSegment(new Segment { Id = 2, Name = "Everyone in Europe", Type = SegmentType.Filter, Settings = new SegmentSettings { Continents = [Continent.Europe] }, TotalContacts = 2 });
    return service;
}

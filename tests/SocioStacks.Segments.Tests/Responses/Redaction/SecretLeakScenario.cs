using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>
/// Everything that can happen to a client, with a key and phone numbers that are found wherever they turn up, over real
/// sockets and with everything switched on that reports what happens.
/// </summary>
internal sealed class SecretLeakScenario : IAsyncDisposable
{
    public const string Key = "sk_D1st1nct1ve/Key+42";
    public const string PhoneNumber = "+39 333 777 8899";

    /// <summary>The key as it stands inside of JSON that PHP has written.</summary>
    private const string EscapedKey = """sk_D1st1nct1ve\/Key+42""";

    private readonly EchoServer _server = new();
    private readonly ClosedPort _port = new();
    private readonly ServiceProvider _provider;

    private SecretLeakScenario(Action<IServiceCollection> before, Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Capture));
        before(services);
        configure(services.AddSegmentsClient(options =>
        {
            Containers.Usual(options);
            options.ApiKey = Key;
            options.BaseAddress = _server.Address;
            options.MaxRetries = 1;
        }));
        configure(services.AddKeyedSegmentsClient("nowhere", options =>
        {
            Containers.Usual(options);
            options.ApiKey = Key;
            options.BaseAddress = _port.Address;
            options.MaxRetries = 1;
        }));
        configure(services.AddKeyedSegmentsClient("limited", options =>
        {
            Containers.Usual(options);
            options.ApiKey = Key;
            options.BaseAddress = _server.Address;
            options.RateLimiter = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 0 });
            options.RateLimiter.AttemptAcquire();
        }));
        configure(services.AddKeyedSegmentsClient("unkeyed", options =>
        {
            Containers.Usual(options);
            options.BaseAddress = _server.Address;
            options.ApiKeyProvider = _ => new(Key + "\r\n");
        }));
        _provider = services.BuildStrictly();
    }

    public Capture Capture { get; } = new();

    public List<Exception> Exceptions { get; } = [];

    /// <summary>Runs the scenario.</summary>
    /// <param name="before">What a host does before the client is registered.</param>
    /// <param name="configure">What a user does with the builder.</param>
    public static async Task<SecretLeakScenario> RunAsync(Action<IServiceCollection>? before = null, Action<IHttpClientBuilder>? configure = null)
    {
        var scenario = new SecretLeakScenario(before ?? (_ => { }), configure ?? (_ => { }));
        await scenario.SucceedAsync();
        await scenario.FailAsync();
        return scenario;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _server.Dispose();
        _port.Dispose();
        Capture.Dispose();
    }

    private async Task SucceedAsync()
    {
        var client = _provider.Client();
        var segment = $$$"""{"id":7,"name":"N","type":"bulk","settings":{"phone_numbers":["{{{PhoneNumber}}}"]} }""";
        _server.Respond(200, $$"""{"data":{"id":7} }""");
        await client.CreateAsync("N", SegmentDefinition.Bulk(PhoneNumber), Clients.Token);
        await client.UpdateAsync(7, definition: SegmentDefinition.Filter().Where("phone", FilterCondition.Exact, PhoneNumber), cancellationToken: Clients.Token);
        _server.Respond(200, $$"""{"data":{{segment}} }""");
        await client.GetAsync(7, Clients.Token);
        _server.Respond(200, $$"""{"data":[{{segment}}],"meta":{"page":1,"total_pages":1} }""");
        await client.ListAllAsync(cancellationToken: Clients.Token).CountAsync(Clients.Token);
        _server.Respond(200, "");
        await client.DeleteAsync(7, Clients.Token);
    }

    private async Task FailAsync()
    {
        var client = _provider.Client();
        foreach (var (status, body) in new[]
        {
            (401, $$"""{"errors":[{"title":"Not valid: {{EscapedKey}}, call {{PhoneNumber}}","status":401}]}"""),
            (401, $"Not valid: {Key}"),
            (422, $$"""{"errors":[{"title":"{{PhoneNumber}} is no number","status":422}],"input":{"{{Key}}":"{{PhoneNumber}}"} }"""),
            (500, $"Fatal error: {PhoneNumber} with Bearer {Key}"),
            (404, $$"""{"errors":[{"title":"Nobody has {{PhoneNumber}}"}]}"""),
            (200, $"<html>{Key} {PhoneNumber}</html>"),
            (200, $$"""{"{{Key}}":{"{{PhoneNumber}}":tru} }"""),
            (200, $$"""{"data":{"id":7,"{{Key}}":{"{{PhoneNumber}}":tru} } }"""),
            (200, $$$"""{"data":{"id":7,"settings":{"phone_numbers":{"{{{PhoneNumber}}}":["{{{Key}}}"]} } } }"""),
            (200, $$"""{"data":{"id":"{{Key}}","datetime":"{{PhoneNumber}}"} }"""),
            (200, $$"""{"data":{"id":7,"datetime":"{{PhoneNumber}}"} }"""),
            (200, $$"""{"data":[{"id":7,"name":["{{PhoneNumber}}"]}] }"""),
            (200, $$"""{"data":{"id":"{{PhoneNumber}}{{Key}}" """),
            (302, ""),
        })
        {
            _server.Respond(status, body, ("Location", $"/moved/{Key}/{PhoneNumber}?{Key}"), ("X-Debug", Key));
            await ThrowAllAsync(client);
        }

        await ThrowAllAsync(_provider.GetRequiredKeyedService<ISegmentsClient>("nowhere"));
        await ThrowAllAsync(_provider.GetRequiredKeyedService<ISegmentsClient>("limited"));
        await ThrowAllAsync(_provider.GetRequiredKeyedService<ISegmentsClient>("unkeyed"));

        _server.Respond(429, $$"""{"errors":[{"title":"{{Key}}: too many calls of {{PhoneNumber}}"}]}""", ("X-RateLimit-Reset", "300"));
        await ThrowAllAsync(client);

        await ThrowAsync(() => client.CreateAsync("N", SegmentDefinition.Bulk(PhoneNumber, PhoneNumber + "," + PhoneNumber), Clients.Token));
        await ThrowAsync(() => client.CreateAsync("N", SegmentDefinition.Bulk(PhoneNumber + "x"), Clients.Token));
        await ThrowAsync(() => client.CreateAsync("N", SegmentDefinition.Filter().Where("phone", FilterCondition.BiggerThan, PhoneNumber), Clients.Token));
        await ThrowAsync(() => Task.FromResult(SegmentsClient.Create(Key + "\n")));
        await ThrowAsync(async () =>
        {
            await using var provider = new ServiceCollection().AddSegmentsClient(options => options.ApiKey = Key + "\n").Services.BuildStrictly();
            provider.Client();
        });
    }

    private async Task ThrowAllAsync(ISegmentsClient client)
    {
        await ThrowAsync(() => client.GetAsync(7, Clients.Token));
        await ThrowAsync(() => client.GetPageAsync(cancellationToken: Clients.Token));
        await ThrowAsync(() => client.CreateAsync("N", SegmentDefinition.Bulk(PhoneNumber), Clients.Token));
        await ThrowAsync(() => client.UpdateAsync(7, "N", SegmentDefinition.Bulk(PhoneNumber), Clients.Token));
        await ThrowAsync(() => client.DeleteAsync(7, Clients.Token));
    }

    private async Task ThrowAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (e is SegmentsException or ArgumentException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            Exceptions.Add(e);
        }
    }
}

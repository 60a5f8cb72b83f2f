using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace SocioStacks.Segments.Testing.Tests;

public sealed class InMemoryRegistrationTests
{
    private static CancellationToken Token => ServiceUnderTest.Token;

    [Fact]
    public async Task A_registered_client_talks_to_the_service()
    {
        var service = new InMemorySegmentsService();
        await using var provider = new ServiceCollection()
            .AddSegmentsClient(options => options.ApiKey = "test-key").UseInMemoryService(service)
            .Services.BuildServiceProvider(validateScopes: true);
        var id = await provider.GetRequiredService<ISegmentsClient>().CreateAsync("S", SegmentDefinition.Bulk("+15550100"), Token);

        Assert.Equal(id, Assert.Single(service.Segments).Id);
    }

    [Fact]
    public async Task Two_registered_clients_of_one_key_share_an_account()
    {
        var service = new InMemorySegmentsService();
        var services = new ServiceCollection();
        services.AddKeyedSegmentsClient("a", options => options.ApiKey = "shared-key").UseInMemoryService(service);
        services.AddKeyedSegmentsClient("b", options => options.ApiKey = "shared-key").UseInMemoryService(service);
        await using var provider = services.BuildServiceProvider();
        var id = await provider.GetRequiredKeyedService<ISegmentsClient>("a").CreateAsync("S", cancellationToken: Token);

        Assert.Equal("S", (await provider.GetRequiredKeyedService<ISegmentsClient>("b").GetAsync(id, Token)).Name);
    }

    [Fact]
    public async Task The_factory_gets_a_new_handler_each_time()
    {
        var service = new InMemorySegmentsService();
        var services = new ServiceCollection();
        var builder = services.AddHttpClient("any").UseInMemoryService(service);
        await using var provider = services.BuildServiceProvider();
        var actions = provider.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<HttpClientFactoryOptions>>().Get(builder.Name).HttpMessageHandlerBuilderActions;

        HttpMessageHandler Primary()
        {
            var handler = new Builder();
            foreach (var action in actions)
                action(handler);
            return handler.PrimaryHandler;
        }

        Assert.NotSame(Primary(), Primary());
    }

    [Fact]
    public void Nothing_is_rejected_by_name()
    {
        var builder = new ServiceCollection().AddHttpClient("any");

        Assert.Throws<ArgumentNullException>("builder", () => SegmentsTestingExtensions.UseInMemoryService(null!, new InMemorySegmentsService()));
        Assert.Throws<ArgumentNullException>("service", () => builder.UseInMemoryService(null!));
    }

    [Fact]
    public async Task The_culture_of_the_thread_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = culture;
        try
        {
            using var test = new ServiceUnderTest();
            test.Service.AddContact(new SegmentContact { CustomParameters = new Dictionary<string, string> { ["x"] = "-1.5" } });
            var id = await test.Client.CreateAsync("S", SegmentDefinition.Filter().Where("x", FilterCondition.LowerThan, "-1.25"), Token);

            var segment = await test.Client.GetAsync(id, Token);
            Assert.Equal(1, segment.TotalContacts);
            Assert.Equal(4, segment.CreatedAt?.Second);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private sealed class Builder : HttpMessageHandlerBuilder
    {
        public override string? Name { get; set; }

        public override HttpMessageHandler PrimaryHandler { get; set; } = new HttpClientHandler();

        public override IList<DelegatingHandler> AdditionalHandlers { get; } = [];

        public override HttpMessageHandler Build() => PrimaryHandler;
    }
}

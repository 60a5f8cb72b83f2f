using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Every method against every fault, over real sockets: the exception, whether it may have been applied, and the attempts.</summary>
public sealed class FaultMatrixTests
{
    /// <summary>Far more than any response here has, except for one without an end.</summary>
    private const int MaxResponseBytes = 512 * 1024;

    private static readonly Dictionary<string, Func<ISegmentsClient, Task>> Calls = new()
    {
        [nameof(ISegmentsClient.GetPageAsync)] = client => client.GetPageAsync(cancellationToken: Clients.Token),
        [nameof(ISegmentsClient.ListPagesAsync)] = client => EnumerateAsync(client.ListPagesAsync(cancellationToken: Clients.Token)),
        [nameof(ISegmentsClient.ListAllAsync)] = client => EnumerateAsync(client.ListAllAsync(cancellationToken: Clients.Token)),
        [nameof(ISegmentsClient.GetAsync)] = client => client.GetAsync(7, Clients.Token),
        [nameof(ISegmentsClient.CreateAsync)] = client => client.CreateAsync("N", SegmentDefinition.Custom(1, 2), Clients.Token),
        [nameof(ISegmentsClient.UpdateAsync)] = client => client.UpdateAsync(7, "N", SegmentDefinition.Custom(1, 2), Clients.Token),
        [nameof(ISegmentsClient.DeleteAsync)] = client => client.DeleteAsync(7, Clients.Token),
    };

    public static TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var fault in FaultTable.All)
        {
            foreach (var method in Calls.Keys)
                cells.Add(fault.Name, method);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_client_without_a_container_fails_as_the_table_states(string fault, string method)
    {
        var (row, scenario) = Set(fault);
        await using (scenario)
        {
            using var network = scenario.IsHttp2 ? new Http2Handler() : null;
            using var client = SegmentsClient.Create(Configured(new SegmentsClientOptions(), scenario), network);
            Assert.Equal(row.Expected(method), await Outcome.OfAsync(() => Calls[method](client), () => scenario.Attempts));
            Assert.Equal(0, scenario.UnexpectedRequests);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_registered_client_fails_as_the_table_states(string fault, string method)
    {
        var (row, scenario) = Set(fault);
        await using (scenario)
        {
            var services = new ServiceCollection();
            var builder = services.AddSegmentsClient(options => Configured(options, scenario));
            if (scenario.IsHttp2)
                builder.ConfigureHttpClient(http => (http.DefaultRequestVersion, http.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact));
            await using var provider = services.BuildServiceProvider();
            var client = provider.GetRequiredService<ISegmentsClient>();
            Assert.Equal(row.Expected(method), await Outcome.OfAsync(() => Calls[method](client), () => scenario.Attempts));
            Assert.Equal(0, scenario.UnexpectedRequests);
        }
    }

    [Fact]
    public void Every_method_is_in_the_matrix() =>
        Assert.Equal(typeof(ISegmentsClient).GetMethods().Where(method => !method.IsSpecialName).Select(method => method.Name).Order(), Calls.Keys.Order());

    private static (Fault Row, FaultScenario FaultScenario) Set(string fault)
    {
        var row = Assert.Single(FaultTable.All, candidate => candidate.Name == fault);
        return (row, row.Scenario());
    }

    private static SegmentsClientOptions Configured(SegmentsClientOptions options, FaultScenario scenario)
    {
        options.ApiKey = Clients.UniqueKey();
        options.BaseAddress = scenario.Address;
        options.TimeProvider = scenario.Clock;
        options.AttemptTimeout = AutoAdvancingTimeProvider.Longest;
        options.MaxResponseBytes = MaxResponseBytes;
        return options;
    }

    private static async Task EnumerateAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
            Assert.NotNull(item);
    }
}

using System.Net;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>Forms that are larger than PHP takes, with its default <c>post_max_size</c> and with a smaller one.</summary>
public sealed class PhpFormLimitTests(PhpSegments php) : IClassFixture<PhpSegments>
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Eight bytes each with their comma: more than 8 MiB.</summary>
    private static readonly long[] TooMany = [.. Enumerable.Range(1_000_000, 1_100_000)];

    /// <summary>Eight bytes each: more than 1 MiB, and within the default option.</summary>
    private static readonly long[] Many = TooMany[..200_000];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_create_of_1_100_000_ids_is_rejected_before_a_byte_is_sent()
    {
        var client = await php.StartOverAsync();
        var e = await Assert.ThrowsAsync<ArgumentException>(() => client.CreateAsync("Large", SegmentDefinition.Custom(TooMany), Token));
        Assert.Contains("SegmentsClientOptions.MaxFormBytes", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await php.StatsAsync())["requests"]!);
    }

    [Fact]
    public async Task An_update_with_1_100_000_ids_is_rejected_before_a_byte_is_sent_and_the_segment_keeps_its_contacts()
    {
        var client = await php.StartOverAsync();
        var id = await client.CreateAsync("Custom", SegmentDefinition.Custom(1, 2, 3), Token);
        await Assert.ThrowsAsync<ArgumentException>(() => client.UpdateAsync(id, definition: SegmentDefinition.Custom(TooMany), cancellationToken: Token));
        Assert.Equal(1, (int)(await php.StatsAsync())["requests"]!);
        Assert.Equal([1, 2, 3], (await client.GetAsync(id, Token)).Settings.ContactIds);
    }

    [Fact]
    public async Task The_parts_of_1_100_000_ids_arrive_whole()
    {
        var client = await php.StartOverAsync();
        var arrived = new List<long>();
        foreach (var part in SegmentDefinition.Custom(TooMany).Split(new SegmentsClientOptions().MaxFormBytes))
            arrived.AddRange((await client.GetAsync(await client.CreateAsync("Part", part, Token), Token)).Settings.ContactIds);
        Assert.Equal(TooMany, arrived);
    }

    /// <summary>What the option is for: no client can know that a server takes less than PHP does by default.</summary>
    [Theory]
    [InlineData("PHP")]
    [InlineData("in memory")]
    public async Task A_server_that_accepts_less_than_the_option_allows_rejects_a_create_and_reports_an_empty_update_as_success(string service)
    {
        await using var server = await SmallServer.StartAsync(service);
        var client = server.CreateClient(null);
        var bulk = await client.CreateAsync("Bulk", SegmentDefinition.Bulk("+1", "+2"), Token);
        var filter = await client.CreateAsync("Filter", SegmentDefinition.Filter().InCountries("IT"), Token);

        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.CreateAsync("Large", SegmentDefinition.Custom(Many), Token));
        Assert.Equal(HttpStatusCode.Unauthorized, e.StatusCode);
        await client.UpdateAsync(bulk, "Renamed", SegmentDefinition.Bulk(Many.Select(id => $"+{id}")), Token);
        await client.UpdateAsync(filter, "Renamed", SegmentDefinition.Custom(Many), Token);

        // Nothing of either update arrived, not even the name.
        var segments = await client.ListAllAsync(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(["Bulk", "Filter"], segments.Select(segment => segment.Name));
        Assert.Equal(["+1", "+2"], segments[0].Settings.PhoneNumbers);
        Assert.Equal(["IT"], segments[1].Settings.Countries);
        Assert.All(segments, segment => Assert.NotNull(segment.LastUpdatedAt));
    }

    [Theory]
    [InlineData("PHP")]
    [InlineData("in memory")]
    public async Task A_custom_segment_is_emptied_by_an_update_that_the_server_does_not_take(string service)
    {
        await using var server = await SmallServer.StartAsync(service);
        var client = server.CreateClient(null);
        var id = await client.CreateAsync("Custom", SegmentDefinition.Custom(1, 2, 3), Token);
        await client.UpdateAsync(id, definition: SegmentDefinition.Custom(Many), cancellationToken: Token);
        Assert.Empty((await client.GetAsync(id, Token)).Settings.ContactIds);
    }

    [Theory]
    [InlineData("PHP")]
    [InlineData("in memory")]
    public async Task With_the_option_set_to_what_the_server_takes_nothing_is_sent_that_it_would_not_read(string service)
    {
        await using var server = await SmallServer.StartAsync(service);
        var client = server.CreateClient(Mebibyte);
        var id = await client.CreateAsync("Custom", SegmentDefinition.Custom(1, 2, 3), Token);
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateAsync("Large", SegmentDefinition.Custom(Many), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.UpdateAsync(id, "Renamed", SegmentDefinition.Custom(Many), Token));
        foreach (var part in SegmentDefinition.Custom(Many).Split(Mebibyte))
            await client.CreateAsync("Part", part, Token);

        var segments = await client.ListAllAsync(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal([1, 2, 3], segments[0].Settings.ContactIds);
        Assert.Equal(Many, segments.Skip(1).SelectMany(segment => segment.Settings.ContactIds));
    }

    /// <summary>A service that takes forms of at most 1 MiB.</summary>
    private sealed class SmallServer : IAsyncDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("segments-php-");
        private readonly InMemorySegmentsService _service = new() { MaxFormBytes = Mebibyte };
        private PhpServer? _php;
        private SegmentsClient? _client;

        public static async Task<SmallServer> StartAsync(string service)
        {
            var server = new SmallServer();
            if (service != "PHP")
                return server;
            Assert.SkipUnless(PhpServer.IsAvailable, PhpServer.Missing);
            Assert.SkipUnless(PhpServer.HasSqlite, PhpServer.MissingSqlite);
            var environment = new Dictionary<string, string> { ["SEGMENTS_DB"] = Path.Combine(server._directory.FullName, "segments.db") };
            server._php = await PhpServer.StartAsync("segments.php", environment, settings: ["post_max_size=1M"]);
            return server;
        }

        public SegmentsClient CreateClient(long? maxFormBytes)
        {
            var options = new SegmentsClientOptions { ApiKey = "small", MaxRetries = 0 };
            options.MaxFormBytes = maxFormBytes ?? options.MaxFormBytes;
            if (_php is null)
                return _client = SegmentsClient.Create(options, _service.CreateHandler());
            options.BaseAddress = _php.Address;
            return _client = SegmentsClient.Create(options);
        }

        public async ValueTask DisposeAsync()
        {
            _client?.Dispose();
            if (_php is not null)
                await _php.DisposeAsync();
            _directory.Delete(recursive: true);
        }
    }
}

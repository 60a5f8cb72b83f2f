namespace SocioStacks.Segments.Testing.Tests;

/// <summary>Each key has an account of its own.</summary>
public sealed class InMemoryAccountTests : IDisposable
{
    private readonly InMemorySegmentsService _service = new();
    private readonly List<SegmentsClient> _clients = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    [Fact]
    public async Task A_key_does_not_see_the_segments_of_another_one()
    {
        var id = await Client("first-key").CreateAsync("S", cancellationToken: Token);

        Assert.Empty(await Client("other-key").ListAllAsync(cancellationToken: Token).ToListAsync(Token));
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => Client("other-key").GetAsync(id, Token));
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => Client("other-key").UpdateAsync(id, "T", cancellationToken: Token));
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => Client("other-key").DeleteAsync(id, Token));
        Assert.Equal("S", (await Client("first-key").GetAsync(id, Token)).Name);
    }

    [Fact]
    public async Task The_segments_of_the_service_are_those_of_the_first_key_that_a_request_brought()
    {
        await Client("first-key").CreateAsync("First", cancellationToken: Token);
        await Client("other-key").CreateAsync("Other", cancellationToken: Token);

        Assert.Equal("First", Assert.Single(_service.Segments).Name);
        Assert.Equal("First", Assert.Single(_service.Account("first-key").Segments).Name);
        Assert.Equal("Other", Assert.Single(_service.Account("other-key").Segments).Name);
    }

    [Fact]
    public async Task What_was_added_before_any_key_was_seen_is_that_of_the_first_one()
    {
        _service.AddSegment(new Segment { Id = 5, Name = "Seeded" });
        _service.AddContact(new SegmentContact { CountryCode = "IT" });

        Assert.Equal("Seeded", (await Client("first-key").GetAsync(5, Token)).Name);
        Assert.Equal(1, await CountItaliansAsync("first-key"));
        Assert.Equal(0, await CountItaliansAsync("other-key"));
    }

    [Fact]
    public async Task An_account_can_be_filled_before_its_key_is_seen()
    {
        _service.AddSegment(new Segment { Id = 1, Name = "Of the first" });
        _service.Account("other-key").AddSegment(new Segment { Id = 2, Name = "Of the other" });
        _service.Account("other-key").AddContact(new SegmentContact { CountryCode = "IT" });

        Assert.Equal("Of the first", (await Client("first-key").GetAsync(1, Token)).Name);
        Assert.Equal("Of the other", (await Client("other-key").GetAsync(2, Token)).Name);
        Assert.Equal((0, 1), (await CountItaliansAsync("first-key"), await CountItaliansAsync("other-key")));
    }

    [Fact]
    public async Task The_first_key_keeps_what_was_added_to_its_account_by_name_as_well()
    {
        _service.AddSegment(new Segment { Id = 1, Name = "Added to the service" });
        _service.AddSegment(new Segment { Id = 2, Name = "Added twice" });
        _service.AddContact(new SegmentContact { CountryCode = "IT" });
        var account = _service.Account("first-key");
        account.AddSegment(new Segment { Id = 2, Name = "Added to the account" });
        account.AddContact(new SegmentContact { CountryCode = "IT" });

        var names = await Client("first-key").ListAllAsync(cancellationToken: Token).Select(segment => segment.Name).ToListAsync(Token);

        Assert.Equal(["Added to the service", "Added to the account"], names);
        Assert.Equal(2, await CountItaliansAsync("first-key"));
        Assert.Equal(_service.Segments, account.Segments);
    }

    [Fact]
    public async Task A_request_that_fails_as_scripted_brings_its_key_too()
    {
        _service.FailNext(new HttpRequestException());
        await Assert.ThrowsAsync<SegmentsConnectionException>(() => Client("first-key").GetPageAsync(cancellationToken: Token));
        await Client("other-key").CreateAsync("Other", cancellationToken: Token);

        Assert.Empty(_service.Segments);
    }

    [Fact]
    public async Task Ids_are_not_used_twice_across_accounts()
    {
        long[] ids =
        [
            await Client("first-key").CreateAsync("S", cancellationToken: Token),
            await Client("other-key").CreateAsync("S", cancellationToken: Token),
            await Client("first-key").CreateAsync("S", cancellationToken: Token),
        ];

        Assert.Equal([1, 2, 3], ids);
        Assert.Equal([1, 2], [_service.Account("first-key").AddContact(new()).Id, _service.Account("other-key").AddContact(new()).Id]);
    }

    [Fact]
    public async Task Each_account_has_a_user_of_its_own()
    {
        var first = await Client("first-key").CreateAsync("S", cancellationToken: Token);
        var other = await Client("other-key").CreateAsync("S", cancellationToken: Token);

        Assert.Equal((1, 2), ((await Client("first-key").GetAsync(first, Token)).UserId, (await Client("other-key").GetAsync(other, Token)).UserId));
    }

    [Fact]
    public void An_unknown_key_has_an_empty_account() => Assert.Empty(_service.Account("unknown-key").Segments);

    [Fact]
    public void Keys_are_case_sensitive()
    {
        _service.Account("KEY").AddSegment(new Segment { Id = 1 });

        Assert.Empty(_service.Account("key").Segments);
        Assert.Single(_service.Account("KEY").Segments);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_blank_key_has_no_account(string apiKey) => Assert.Throws<ArgumentException>(nameof(apiKey), () => _service.Account(apiKey));

    private async Task<int> CountItaliansAsync(string apiKey)
    {
        var id = await Client(apiKey).CreateAsync("Italians", SegmentDefinition.Filter().InCountries("IT"), Token);
        return (await Client(apiKey).GetAsync(id, Token)).TotalContacts;
    }

    private SegmentsClient Client(string apiKey)
    {
        var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = apiKey, MaxRetries = 0 }, _service.CreateHandler());
        _clients.Add(client);
        return client;
    }
}

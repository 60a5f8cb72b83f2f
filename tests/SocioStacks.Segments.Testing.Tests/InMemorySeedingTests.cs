namespace SocioStacks.Segments.Testing.Tests;

/// <summary>Segments that a test adds without a request.</summary>
public sealed class InMemorySeedingTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    private InMemorySegmentsService Service => _test.Service;

    private SegmentsClient Client => _test.Client;

    private static CancellationToken Token => ServiceUnderTest.Token;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_seeded_segment_is_kept_as_it_is()
    {
        Service.AddSegment(new Segment { Id = 40, UserId = 9, Name = new string('x', 300), Type = new SegmentType("smart"), TotalContacts = 12 });

        var segment = await Client.GetAsync(40, Token);
        Assert.Equal(9, segment.UserId);
        Assert.Equal(300, segment.Name.Length);
        Assert.Equal("smart", segment.Type.Value);
        Assert.Equal(12, segment.TotalContacts);
        Assert.Equal(new DateTimeOffset(2025, 10, 29, 3, 25, 4, TimeSpan.Zero), segment.CreatedAt);
    }

    [Fact]
    public async Task Ids_go_on_after_a_seeded_segment()
    {
        Service.AddSegment(new Segment { Id = 40 });

        Assert.Equal(41, await Client.CreateAsync("S", cancellationToken: Token));
    }

    [Fact]
    public void A_seeded_segment_with_an_id_below_1_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.AddSegment(new Segment { Id = 0 }));

    [Fact]
    public void A_seeded_segment_does_not_follow_its_lists()
    {
        var numbers = new List<string> { "+15550100" };
        Service.AddSegment(new Segment { Id = 1, Type = SegmentType.Bulk, Settings = new SegmentSettings { PhoneNumbers = numbers } });
        numbers.Clear();

        Assert.Single(Service.Segments[0].Settings.PhoneNumbers);
    }

    [Fact]
    public async Task What_the_service_adds_later_can_be_seeded()
    {
        using var json = System.Text.Json.JsonDocument.Parse("""{"colour":"red"}""");
        Service.AddSegment(new Segment
        {
            Id = 1,
            AdditionalProperties = new Dictionary<string, System.Text.Json.JsonElement> { ["colour"] = json.RootElement.GetProperty("colour").Clone() },
        });

        Assert.Equal("red", (await Client.GetAsync(1, Token)).AdditionalProperties["colour"].GetString());
    }
}

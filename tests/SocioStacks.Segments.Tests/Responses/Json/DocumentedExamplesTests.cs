using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>The documentation's own examples, as printed with their trailing commas, over real sockets.</summary>
public sealed class DocumentedExamplesTests : IDisposable
{
    private const string Example = """
        {
            "id": 1,
            "user_id": 1,
            "name": "Example",
            "settings": {
                "contacts_ids": [
                    1,
                    2,
                    3,
                    4,
                    5,
                ],
            },
            "type": "filter",
            "total_contacts": 5,
            "last_datetime": null,
            "datetime": "2025-10-29 03:25:04",
        }
        """;

    private const string ListExample = $$"""
        {
            "data": [
                {{Example}},
            ],
            "meta": {
                "page": 1,
                "results_per_page": 25,
                "total": 1,
                "total_pages": 1,
            },
            "links": {
                "first": "https://sms.sociostacks.com/api/segments?page=1",
                "last": "https://sms.sociostacks.com/api/segments?page=1",
                "next": null,
                "prev": null,
                "self": "https://sms.sociostacks.com/api/segments?page=1",
            },
        }
        """;

    private const string IdExample = """
        {
            "data": {
                "id": 1,
            },
        }
        """;

    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly SegmentsClient _client;

    public DocumentedExamplesTests() =>
        _client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = new Uri(_server.Url + "/") });

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task The_list_reads_its_segments()
    {
        Serve("GET", "/api/segments/", ListExample);

        var page = await _client.GetPageAsync(cancellationToken: Clients.Token);

        Assert.Equal([1, 2, 3, 4, 5], Assert.Single(page.Segments).Settings.ContactIds);
    }

    [Fact]
    public async Task The_list_reads_its_counts()
    {
        Serve("GET", "/api/segments/", ListExample);

        var page = await _client.GetPageAsync(cancellationToken: Clients.Token);

        Assert.Equal((1, 25, 1L, 1, false), (page.Page, page.ResultsPerPage, page.TotalResults, page.TotalPages, page.HasNextPage));
    }

    [Fact]
    public async Task A_segment_reads_every_documented_property()
    {
        Serve("GET", "/api/segments/1", $$"""{ "data": {{Example}}, }""");

        var segment = await _client.GetAsync(1, Clients.Token);

        Assert.Equal(
            (1L, 1L, "Example", SegmentType.Filter, 5, new DateTimeOffset(2025, 10, 29, 3, 25, 4, TimeSpan.Zero), null),
            (segment.Id, segment.UserId, segment.Name, segment.Type, segment.TotalContacts, segment.CreatedAt, segment.LastUpdatedAt));
    }

    [Fact]
    public async Task A_segment_has_contact_ids_whatever_its_type_is()
    {
        Serve("GET", "/api/segments/1", $$"""{ "data": {{Example}}, }""");

        var segment = await _client.GetAsync(1, Clients.Token);

        Assert.Equal([1, 2, 3, 4, 5], segment.Settings.ContactIds);
    }

    [Fact]
    public async Task Nothing_documented_is_an_additional_property()
    {
        Serve("GET", "/api/segments/1", $$"""{ "data": {{Example}}, }""");

        var segment = await _client.GetAsync(1, Clients.Token);

        Assert.Empty(segment.AdditionalProperties);
        Assert.Empty(segment.Settings.AdditionalProperties);
    }

    [Fact]
    public async Task A_create_returns_the_new_id()
    {
        Serve("POST", "/api/segments", IdExample);

        Assert.Equal(1, await _client.CreateAsync("Example", SegmentDefinition.Custom(1, 2, 3, 4, 5), Clients.Token));
    }

    [Fact]
    public async Task An_update_reaches_its_segment()
    {
        Serve("POST", "/api/segments/1", IdExample);

        await _client.UpdateAsync(1, "Example", cancellationToken: Clients.Token);

        Assert.Single(_server.LogEntries);
    }

    [Fact]
    public async Task A_delete_is_content_with_an_empty_response()
    {
        Serve("DELETE", "/api/segments/1", "");

        await _client.DeleteAsync(1, Clients.Token);

        Assert.Single(_server.LogEntries);
    }

    [Fact]
    public async Task All_segments_are_read_from_the_page_that_is_reported_as_the_last()
    {
        Serve("GET", "/api/segments/", ListExample);

        Assert.Equal([1], await _client.ListAllAsync(cancellationToken: Clients.Token).Select(segment => segment.Id).ToListAsync(Clients.Token));
    }

    private void Serve(string method, string path, string body) => _server
        .Given(Request.Create().UsingMethod(method).WithPath(path))
        .RespondWith(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithBody(body));
}

using System.Net;

namespace SocioStacks.Segments.Testing.Tests;

public sealed class InMemoryEndpointTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    private InMemorySegmentsService Service => _test.Service;

    private SegmentsClient Client => _test.Client;

    private static CancellationToken Token => ServiceUnderTest.Token;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_created_bulk_segment_can_be_read()
    {
        var id = await Client.CreateAsync("Bulk", SegmentDefinition.Bulk("+1 555 0100", "+1 555 0101"), Token);

        var segment = await Client.GetAsync(id, Token);
        Assert.Equal("Bulk", segment.Name);
        Assert.Equal(SegmentType.Bulk, segment.Type);
        Assert.Equal(["+1 555 0100", "+1 555 0101"], segment.Settings.PhoneNumbers);
        Assert.Equal(2, segment.TotalContacts);
    }

    [Fact]
    public async Task A_created_custom_segment_can_be_read()
    {
        var id = await Client.CreateAsync("Custom", SegmentDefinition.Custom(5, 3, 8), Token);

        var segment = await Client.GetAsync(id, Token);
        Assert.Equal(SegmentType.Custom, segment.Type);
        Assert.Equal([5, 3, 8], segment.Settings.ContactIds);
        Assert.Equal(3, segment.TotalContacts);
    }

    [Fact]
    public async Task A_created_filter_segment_can_be_read()
    {
        var definition = SegmentDefinition.Filter().Where("age", FilterCondition.BiggerThan, "17").InCountries("IT").InContinents(Continent.Europe);
        var id = await Client.CreateAsync("Filter", definition, Token);

        var segment = await Client.GetAsync(id, Token);
        Assert.Equal(SegmentType.Filter, segment.Type);
        Assert.Equal([new SegmentFilter("age", FilterCondition.BiggerThan, "17")], segment.Settings.Filters);
        Assert.Equal(["IT"], segment.Settings.Countries);
        Assert.Equal([Continent.Europe], segment.Settings.Continents);
        Assert.Empty(segment.Settings.ContactIds);
    }

    [Fact]
    public async Task A_segment_without_a_definition_is_an_empty_filter()
    {
        Service.AddContact(new SegmentContact());
        var segment = await Client.GetAsync(await Client.CreateAsync("Nothing", cancellationToken: Token), Token);

        Assert.Equal(SegmentType.Filter, segment.Type);
        Assert.Equal(0, segment.TotalContacts);
    }

    [Fact]
    public async Task Create_returns_the_id_and_nothing_else()
    {
        using var response = await _test.PostAsync("api/segments", ("name", "One"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"data":{"id":1}}""", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_segment_is_written_as_documented()
    {
        await Client.CreateAsync("Example", SegmentDefinition.Custom(1, 2, 3, 4, 5), Token);

        using var response = await _test.Raw.GetAsync(new Uri("api/segments/1", UriKind.Relative), Token);
        Assert.Equal(
            """{"data":{"id":1,"user_id":1,"name":"Example","settings":{"contacts_ids":[1,2,3,4,5]},"type":"custom","total_contacts":5,"last_datetime":null,"datetime":"2025-10-29 03:25:04"}}""",
            await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task The_settings_of_a_filter_are_written_as_documented()
    {
        await Client.CreateAsync("F", SegmentDefinition.Filter().Where("plan", FilterCondition.Exact, "pro").InCountries("DE").InContinents(Continent.Asia), Token);

        var settings = (await _test.GetJsonAsync("api/segments/1")).GetProperty("data").GetProperty("settings");
        Assert.Equal(
            """{"filters_custom_parameters":[{"key":"plan","condition":"exact","value":"pro"}],"filters_countries":["DE"],"filters_continents":["AS"],"contacts_ids":[]}""",
            settings.GetRawText());
    }

    [Fact]
    public async Task A_deleted_segment_is_gone()
    {
        var id = await Client.CreateAsync("S", cancellationToken: Token);
        await Client.DeleteAsync(id, Token);

        Assert.Empty(Service.Segments);
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => Client.GetAsync(id, Token));
    }

    [Fact]
    public async Task Delete_returns_200_with_an_empty_body()
    {
        await Client.CreateAsync("S", cancellationToken: Token);
        using var response = await _test.Raw.DeleteAsync(new Uri("api/segments/1", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task The_id_of_a_deleted_segment_is_not_used_again()
    {
        var first = await Client.CreateAsync("S", cancellationToken: Token);
        await Client.DeleteAsync(first, Token);

        Assert.Equal(first + 1, await Client.CreateAsync("S", cancellationToken: Token));
    }

    [Fact]
    public async Task An_unknown_id_is_an_error_of_the_API()
    {
        var e = await Assert.ThrowsAsync<SegmentNotFoundException>(() => Client.GetAsync(7, Token));

        Assert.Equal(404, Assert.Single(e.Errors).Status);
    }

    [Fact]
    public async Task An_error_is_written_as_documented()
    {
        using var response = await _test.Raw.DeleteAsync(new Uri("api/segments/7", UriKind.Relative), Token);

        var error = Assert.Single((await ServiceUnderTest.JsonOf(response)).GetProperty("errors").EnumerateArray());
        Assert.NotEmpty(error.GetProperty("title").GetString()!);
        Assert.Equal(404, error.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_create_without_a_name_is_rejected_with_401(string? name)
    {
        using var response = name is null ? await _test.PostAsync("api/segments", ("type", "bulk")) : await _test.PostAsync("api/segments", ("name", name));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var error = Assert.Single((await ServiceUnderTest.JsonOf(response)).GetProperty("errors").EnumerateArray());
        Assert.Contains("name", error.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Empty(Service.Segments);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic abc")]
    [InlineData("Bearer")]
    public async Task A_request_without_a_bearer_key_is_rejected_with_401(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/segments/");
        _test.Raw.DefaultRequestHeaders.Authorization = null;
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _test.Raw.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(401, (await ServiceUnderTest.JsonOf(response)).GetProperty("errors")[0].GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("api/contacts")]
    [InlineData("segments")]
    [InlineData("api/segments/one")]
    [InlineData("api/segments/1/contacts")]
    [InlineData("")]
    public async Task Another_path_is_not_found(string path)
    {
        using var response = await _test.Raw.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "api/segments")]
    [InlineData("PUT", "api/segments")]
    [InlineData("PATCH", "api/segments/1")]
    public async Task Another_method_is_not_allowed(string method, string path)
    {
        await Client.CreateAsync("S", cancellationToken: Token);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _test.Raw.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_base_address_with_a_path_is_served()
    {
        var options = new SegmentsClientOptions { ApiKey = "test-key", BaseAddress = new Uri("https://example.com/sms/v1") };
        using var client = SegmentsClient.Create(options, Service.CreateHandler());
        var id = await client.CreateAsync("S", cancellationToken: Token);

        Assert.Equal("S", (await client.GetAsync(id, Token)).Name);
    }

    [Fact]
    public async Task The_list_of_segments_is_a_copy()
    {
        var before = Service.Segments;
        await Client.CreateAsync("S", cancellationToken: Token);

        Assert.Empty(before);
        Assert.Single(Service.Segments);
    }

    [Fact]
    public async Task The_system_clock_is_used_without_another_one()
    {
        var service = new InMemorySegmentsService();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "test-key" }, service.CreateHandler());
        await client.CreateAsync("S", cancellationToken: Token);

        Assert.InRange(DateTimeOffset.UtcNow - service.Segments[0].CreatedAt!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Concurrent_creates_all_get_ids_of_their_own()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => Client.CreateAsync($"S{i}", cancellationToken: Token), Token)));

        Assert.Equal(200, ids.Distinct().Count());
        Assert.Equal(200, Service.Segments.Count);
        Assert.Equal(200, Service.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_token_stops_the_request_before_the_service()
    {
        using var invoker = new HttpMessageInvoker(Service.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://sms.sociostacks.com/api/segments/");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invoker.SendAsync(request, new CancellationToken(canceled: true)));
        Assert.Empty(Service.Requests);
    }
}

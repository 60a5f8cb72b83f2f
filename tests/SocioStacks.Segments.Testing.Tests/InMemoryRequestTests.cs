using System.Net;

namespace SocioStacks.Segments.Testing.Tests;

public sealed class InMemoryRequestTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    private static CancellationToken Token => ServiceUnderTest.Token;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_request_is_recorded_with_method_path_and_query()
    {
        await _test.Client.GetPageAsync(2, ResultsPerPage.Fifty, Token);

        var request = Assert.Single(_test.Service.Requests);
        Assert.Equal(HttpMethod.Get, request.Method);
        Assert.Equal("/api/segments/?page=2&results_per_page=50", request.PathAndQuery);
        Assert.Empty(request.Fields);
    }

    [Fact]
    public async Task A_form_is_recorded_field_by_field()
    {
        await _test.Client.CreateAsync("Rome", SegmentDefinition.Filter().Where("age", FilterCondition.LowerThan, "18").InCountries("IT", "FR"), Token);

        Assert.Equal(
            [
                new("name", "Rome"),
                new("type", "filter"),
                new("filters_custom_parameter_key[0]", "age"),
                new("filters_custom_parameter_condition[0]", "lower_than"),
                new("filters_custom_parameter_value[0]", "18"),
                new("filters_countries[]", "IT"),
                new("filters_countries[]", "FR"),
            ],
            Assert.Single(_test.Service.Requests).Fields);
    }

    [Fact]
    public async Task Fields_are_recorded_as_sent_and_not_as_kept()
    {
        using var response = await _test.PostAsync("api/segments", ("name", new string('n', 300)), ("type", "smart"));

        Assert.Equal([new("name", new string('n', 300)), new("type", "smart")], Assert.Single(_test.Service.Requests).Fields);
    }

    [Fact]
    public async Task Rejected_and_failed_requests_are_recorded()
    {
        _test.Service.FailNext(new HttpRequestException());
        await Assert.ThrowsAsync<SegmentsConnectionException>(() => _test.Client.DeleteAsync(1, Token));
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => _test.Client.DeleteAsync(2, Token));

        Assert.Equal(["/api/segments/1", "/api/segments/2"], _test.Service.Requests.Select(request => request.PathAndQuery));
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_still_recorded()
    {
        _test.Service.MaxFormBytes = 1;
        await Assert.ThrowsAsync<SegmentsApiException>(() => _test.Client.CreateAsync("S", cancellationToken: Token));

        Assert.Equal([new("name", "S")], Assert.Single(_test.Service.Requests).Fields);
    }

    [Fact]
    public async Task The_list_of_requests_is_a_copy()
    {
        var before = _test.Service.Requests;
        await _test.Client.GetPageAsync(cancellationToken: Token);

        Assert.Empty(before);
    }

    [Fact]
    public async Task The_text_of_a_request_has_neither_phone_numbers_nor_the_key_in_it()
    {
        await _test.Client.CreateAsync("S", SegmentDefinition.Bulk("+15550100"), Token);

        Assert.Equal("RecordedRequest { POST /api/segments (name, type, phone_numbers) }", _test.Service.Requests[0].ToString());
    }

    [Fact]
    public async Task Several_handlers_lead_to_one_service()
    {
        using var other = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = ServiceUnderTest.Key }, _test.Service.CreateHandler());
        var id = await other.CreateAsync("S", cancellationToken: Token);

        Assert.Equal("S", (await _test.Client.GetAsync(id, Token)).Name);
        Assert.Equal(2, _test.Service.Requests.Count);
    }

    [Fact]
    public async Task A_disposed_handler_does_nothing_to_the_service()
    {
        _test.Service.CreateHandler().Dispose();

        await _test.Client.GetPageAsync(cancellationToken: Token);
    }

    [Fact]
    public async Task A_response_knows_its_request()
    {
        using var response = await _test.Raw.GetAsync(new Uri("api/segments/", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.EndsWith("/api/segments/", response.RequestMessage?.RequestUri?.AbsolutePath, StringComparison.Ordinal);
    }
}

using System.Net;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>The responses that a create, update and delete can have.</summary>
public sealed class SavedIdReadingTests
{
    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Created)]
    public async Task The_response_to_a_create_may_be_an_id(HttpStatusCode status)
    {
        Assert.Equal(41, await Reading.CreatedIdOf("""{"data":{"id":41}}""", status));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Created)]
    public async Task The_response_to_a_create_may_be_a_whole_segment(HttpStatusCode status)
    {
        Assert.Equal(42, await Reading.CreatedIdOf(ResponseJson.Data(ResponseJson.Segment(42, """{"contacts_ids":[7,8]}""")), status));
    }

    [Fact]
    public async Task The_new_id_may_be_a_string()
    {
        Assert.Equal(43, await Reading.CreatedIdOf("""{"data":{"id":"43"}}"""));
    }

    [Fact]
    public async Task The_id_is_not_taken_from_what_lies_deeper()
    {
        Assert.Equal(44, await Reading.CreatedIdOf("""{"data":{"user":{"id":1},"tags":[{"id":2}],"id":44}}"""));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"id":null}}""")]
    [InlineData("""{"data":{"id":0}}""")]
    public async Task A_create_whose_response_has_no_id_may_have_been_applied(string json)
    {
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => Reading.CreatedIdOf(json));
        Assert.True(e.MayHaveBeenApplied);
    }

    [Theory]
    [InlineData("""{"data":{"id":7}}""")]
    [InlineData("""{"data":{"id":"7"}}""")]
    [InlineData("""{"data":{"id":7,"name":"N","settings":[]}}""")]
    [InlineData("""{"data":[]}""")]
    public async Task An_update_is_content_with_any_data(string json)
    {
        var service = new StubService(json);
        using var client = Clients.Over(service);
        await client.UpdateAsync(7, "N", cancellationToken: Clients.Token);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.NoContent)]
    [InlineData(" \n", HttpStatusCode.OK)]
    [InlineData("""{"data":[],}""", HttpStatusCode.OK)]
    public async Task A_delete_is_content_with_nothing_and_with_JSON(string body, HttpStatusCode status)
    {
        var service = new StubService(body, status);
        using var client = Clients.Over(service);
        await client.DeleteAsync(7, Clients.Token);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_delete_whose_response_is_HTML_may_have_been_applied()
    {
        using var client = Clients.Over(new StubService("<html>", mediaType: "text/html"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.DeleteAsync(7, Clients.Token));
        Assert.True(e.MayHaveBeenApplied);
    }
}

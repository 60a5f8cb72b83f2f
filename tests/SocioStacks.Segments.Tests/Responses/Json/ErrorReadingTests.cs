using System.Net;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>The errors of a response in every shape that servers of this family return them.</summary>
public sealed class ErrorReadingTests
{
    [Theory]
    [InlineData("404", 404)]
    [InlineData("\"404\"", 404)]
    [InlineData("null", null)]
    [InlineData("\"not found\"", null)]
    public async Task The_status_of_an_error_is_a_number_wherever_it_can_be(string status, int? expected)
    {
        Assert.Equal([new("No segment", expected)], await ErrorsOf($$$"""{"errors":[{"title":"No segment","status":{{{status}}}}]}"""));
    }

    [Fact]
    public async Task An_error_may_have_no_status()
    {
        Assert.Equal([new("No segment", null)], await ErrorsOf("""{"errors":[{"title":"No segment"}]}"""));
    }

    [Fact]
    public async Task All_errors_are_read_in_their_order()
    {
        Assert.Equal([new("First", 401), new("Second", 422)], await ErrorsOf("""{"errors":[{"title":"First","status":401},{"title":"Second","status":"422"}]}"""));
    }

    [Fact]
    public async Task Errors_with_gaps_are_a_list()
    {
        Assert.Equal([new("First", 401)], await ErrorsOf("""{"errors":{"2":{"title":"First","status":401}}}"""));
    }

    [Fact]
    public async Task Trailing_commas_do_no_harm()
    {
        Assert.Equal([new("First", 401)], await ErrorsOf("""{"errors":[{"title":"First","status":401,},],}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Bad Gateway</body></html>")]
    [InlineData("Too busy")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"errors":null}""")]
    [InlineData("""{"errors":"It failed"}""")]
    [InlineData("""{"errors":[{}]}""")]
    [InlineData("""{"errors":["It failed"]}""")]
    [InlineData("""{"errors":[{"title":"It fai""")]
    public async Task What_holds_no_errors_is_read_without_any(string body)
    {
        Assert.Empty(await ErrorsOf(body));
    }

    private static async Task<IReadOnlyList<SegmentsApiError>> ErrorsOf(string body) =>
        (await Clients.ApiFailureAsync(new StubService(body, HttpStatusCode.UnprocessableEntity))).Errors;
}

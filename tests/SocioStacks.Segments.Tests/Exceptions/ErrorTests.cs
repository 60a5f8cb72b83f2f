using System.Net;

namespace SocioStacks.Segments.Tests.Exceptions;

/// <summary>What an error of the service reports: its type, its properties and its message.</summary>
public sealed class ErrorTests
{
    [Fact]
    public async Task An_error_of_the_service_has_its_status()
    {
        var e = await Clients.ApiFailureAsync(StubService.Failing(HttpStatusCode.UnprocessableEntity, "The type is wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, e.StatusCode);
    }

    [Fact]
    public async Task An_error_of_the_service_has_its_errors()
    {
        var e = await Clients.ApiFailureAsync(StubService.Failing(HttpStatusCode.UnprocessableEntity, "The type is wrong"));
        Assert.Equal([new("The type is wrong", 422)], e.Errors);
    }

    [Fact]
    public async Task An_error_of_the_service_has_its_body()
    {
        var e = await Clients.ApiFailureAsync(new StubService("As it came, ümlaut", HttpStatusCode.BadRequest));
        Assert.Equal("As it came, ümlaut", e.ResponseBody);
    }

    [Fact]
    public async Task An_error_without_a_body_has_none()
    {
        var e = await Clients.ApiFailureAsync(new StubService("", HttpStatusCode.BadRequest));
        Assert.Null(e.ResponseBody);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('é')]
    [InlineData('€')]
    public async Task A_long_body_of_an_error_is_truncated_to_4096_characters(char letter)
    {
        var e = await Clients.ApiFailureAsync(new StubService(new string(letter, 20_000), HttpStatusCode.BadRequest));
        Assert.Equal(new string(letter, 4096), e.ResponseBody);
    }

    [Fact]
    public async Task A_body_of_4096_characters_is_whole()
    {
        var e = await Clients.ApiFailureAsync(new StubService(new string('é', 4096), HttpStatusCode.BadRequest));
        Assert.Equal(new string('é', 4096), e.ResponseBody);
    }

    [Fact]
    public async Task Errors_are_read_from_a_body_that_is_longer_than_what_is_kept()
    {
        var title = new string('x', 6000);
        var e = await Clients.ApiFailureAsync(StubService.Failing(HttpStatusCode.BadRequest, title));
        Assert.Equal(title, Assert.Single(e.Errors).Title);
    }

    [Theory]
    [InlineData("GetPageAsync", "Listing segments failed: the service responded with 400 (Bad Request): \"No\".")]
    [InlineData("GetAsync", "Getting segment 7 failed: the service responded with 400 (Bad Request): \"No\".")]
    [InlineData("CreateAsync", "Creating a segment failed: the service responded with 400 (Bad Request): \"No\".")]
    [InlineData("UpdateAsync", "Updating segment 7 failed: the service responded with 400 (Bad Request): \"No\".")]
    [InlineData("DeleteAsync", "Deleting segment 7 failed: the service responded with 400 (Bad Request): \"No\".")]
    public async Task A_message_names_the_operation_the_status_and_the_title(string method, string message)
    {
        var calls = new Dictionary<string, Func<SegmentsClient, Task>>
        {
            ["GetPageAsync"] = client => client.GetPageAsync(cancellationToken: Clients.Token),
            ["GetAsync"] = client => client.GetAsync(7, Clients.Token),
            ["CreateAsync"] = client => client.CreateAsync("N", cancellationToken: Clients.Token),
            ["UpdateAsync"] = client => client.UpdateAsync(7, "N", cancellationToken: Clients.Token),
            ["DeleteAsync"] = client => client.DeleteAsync(7, Clients.Token),
        };
        using var client = Clients.Over(StubService.Failing(HttpStatusCode.BadRequest, "No"));
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => calls[method](client));
        Assert.Equal(message, e.Message);
    }

    [Fact]
    public async Task A_message_names_every_title()
    {
        var e = await Clients.ApiFailureAsync(new StubService("""{"errors":[{"title":"First"},{"title":"Second"}]}""", HttpStatusCode.BadRequest));
        Assert.Contains("\"First\"; \"Second\"", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_reports_the_number_of_attempts()
    {
        using var client = Clients.Over(StubService.Failing(HttpStatusCode.InternalServerError, "Down"));
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal("Getting segment 7 failed after 4 attempts: the service responded with 500 (Internal Server Error): \"Down\".", e.Message);
    }

    [Fact]
    public async Task A_401_reports_the_title_of_the_service()
    {
        var e = await Clients.ApiFailureAsync(StubService.Failing(HttpStatusCode.Unauthorized, "Please fill in all required fields"));
        Assert.Equal("Getting segment 7 failed: the service responded with 401 (Unauthorized): \"Please fill in all required fields\".", e.Message);
    }

    [Fact]
    public async Task A_401_without_a_title_names_everything_that_it_can_mean()
    {
        var e = await Clients.ApiFailureAsync(new StubService("", HttpStatusCode.Unauthorized));
        Assert.Contains("401 can mean the key, an empty required field or a limit of the plan", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_401_is_not_retried()
    {
        var service = StubService.Failing(HttpStatusCode.Unauthorized, "No");
        using var client = Clients.Over(service);
        await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task The_headers_of_the_rate_limit_are_reported()
    {
        var e = await Clients.ApiFailureAsync(new StubService(_ =>
        {
            var response = StubService.Error(HttpStatusCode.UnprocessableEntity);
            response.Headers.Add("X-RateLimit-Limit", "60");
            response.Headers.Add("X-RateLimit-Remaining", "59");
            response.Headers.Add("X-RateLimit-Reset", "42");
            return response;
        }));
        Assert.Equal(new SegmentsRateLimit { Limit = 60, Remaining = 59, ResetAfter = TimeSpan.FromSeconds(42) }, e.RateLimit);
    }

    [Fact]
    public async Task Without_headers_there_is_no_rate_limit()
    {
        var e = await Clients.ApiFailureAsync(StubService.Failing(HttpStatusCode.UnprocessableEntity, "No"));
        Assert.Null(e.RateLimit);
    }

    [Theory]
    [InlineData("GetAsync")]
    [InlineData("UpdateAsync")]
    [InlineData("DeleteAsync")]
    public async Task A_404_names_the_segment_that_is_not_there(string method)
    {
        var calls = new Dictionary<string, Func<SegmentsClient, Task>>
        {
            ["GetAsync"] = client => client.GetAsync(7, Clients.Token),
            ["UpdateAsync"] = client => client.UpdateAsync(7, "N", cancellationToken: Clients.Token),
            ["DeleteAsync"] = client => client.DeleteAsync(7, Clients.Token),
        };
        using var client = Clients.Over(StubService.Failing(HttpStatusCode.NotFound, "No such segment"));
        var e = await Assert.ThrowsAsync<SegmentNotFoundException>(() => calls[method](client));
        Assert.Equal((7L, HttpStatusCode.NotFound, "No such segment"), (e.SegmentId, e.StatusCode, Assert.Single(e.Errors).Title));
    }

    [Fact]
    public async Task A_404_of_a_proxy_reports_nothing_about_segments()
    {
        using var client = Clients.Over(new StubService(" <!DOCTYPE html><html></html>", HttpStatusCode.NotFound, "text/html"));
        await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
    }

    [Fact]
    public async Task A_404_of_a_proxy_is_one_behind_a_byte_order_mark_too()
    {
        using var client = Clients.Over(new StubService("\uFEFF<!DOCTYPE html><html></html>", HttpStatusCode.NotFound, "text/html"));
        await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
    }

    [Fact]
    public async Task Errors_behind_a_byte_order_mark_are_read()
    {
        var e = await Clients.ApiFailureAsync(new StubService("\uFEFF" + """{"errors":[{"title":"No"}]}""", HttpStatusCode.BadRequest));
        Assert.Equal("No", Assert.Single(e.Errors).Title);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF{}")]
    public async Task The_response_to_a_delete_may_be_a_byte_order_mark(string body)
    {
        using var client = Clients.Over(new StubService(body));
        await client.DeleteAsync(7, Clients.Token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_404_to_a_call_without_an_id_is_an_error_of_the_service(bool isCreate)
    {
        using var client = Clients.Over(StubService.Failing(HttpStatusCode.NotFound, "No such address"));
        await Assert.ThrowsAsync<SegmentsApiException>(() => isCreate ? client.CreateAsync("N", cancellationToken: Clients.Token) : client.GetPageAsync(cancellationToken: Clients.Token));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    [InlineData(HttpStatusCode.UnprocessableEntity, false)]
    public async Task A_create_is_in_doubt_unless_the_service_rejected_it(HttpStatusCode status, bool expected)
    {
        using var client = Clients.Over(StubService.Failing(status, "No"));
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal(expected, e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task An_error_whose_body_breaks_off_still_has_its_status()
    {
        var e = await Clients.ApiFailureAsync(new StubService(_ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(new BrokenStream()) }));
        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
    }

    [Fact]
    public async Task An_error_whose_body_is_not_Brotli_still_has_its_status()
    {
        var notBrotli = new System.IO.Compression.BrotliStream(new MemoryStream("no Brotli at all, but a text of some length"u8.ToArray()), System.IO.Compression.CompressionMode.Decompress);
        var e = await Clients.ApiFailureAsync(new StubService(_ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(notBrotli) }));
        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
    }
}

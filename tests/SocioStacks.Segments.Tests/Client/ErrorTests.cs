using System.Net;
using System.Text.Json;

namespace SocioStacks.Segments.Tests.Client;

/// <summary>What a failed call tells: its type, its properties and its message.</summary>
public sealed class ErrorTests
{
    [Fact]
    public async Task An_error_of_the_service_has_its_status()
    {
        var e = await Clients.ApiFailureAsync(StubError(HttpStatusCode.UnprocessableEntity, "The type is wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, e.StatusCode);
    }

    [Fact]
    public async Task An_error_of_the_service_has_its_errors()
    {
        var e = await Clients.ApiFailureAsync(StubError(HttpStatusCode.UnprocessableEntity, "The type is wrong"));
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
    public async Task A_long_body_of_an_error_is_cut_to_4096_characters(char letter)
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

    [Theory]
    [InlineData("k3y/with+slash")]
    [InlineData("k3y\\with\"quote")]
    [InlineData("a8chars!")]
    [InlineData("20251029")]
    public async Task A_key_in_a_title_is_redacted(string key)
    {
        // As PHP writes it.
        var written = key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal);
        var e = await FailureAsync(key, $$"""{"errors":[{"title":"Not valid: {{written}}"}]}""");
        Assert.Equal("Not valid: [key]", Assert.Single(e.Errors).Title);
    }

    [Theory]
    [InlineData("k3y/with+slash", "k3y/with+slash")]
    [InlineData("k3y/with+slash", "k3y\\/with+slash")]
    [InlineData("k3y/with+slash", "k3y/with\\u002Bslash")]
    [InlineData("k3y\"quote", "k3y\\\"quote")]
    public async Task A_key_in_a_body_is_redacted_however_it_is_escaped(string key, string written)
    {
        var e = await FailureAsync(key, $"You sent {written}.");
        Assert.Equal("You sent [key].", e.ResponseBody);
    }

    [Fact]
    public async Task A_key_at_the_place_where_a_body_is_truncated_is_redacted()
    {
        var e = await FailureAsync("0123456789abcdef", new string('x', 4090) + "0123456789abcdef");
        Assert.Equal(new string('x', 4090) + "[key]", e.ResponseBody);
    }

    [Fact]
    public async Task Errors_are_read_from_a_body_that_is_longer_than_what_is_kept()
    {
        var title = new string('x', 6000);
        var e = await Clients.ApiFailureAsync(StubError(HttpStatusCode.BadRequest, title));
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
        using var client = Clients.Over(StubError(HttpStatusCode.BadRequest, "No"));
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
    public async Task A_message_tells_the_number_of_attempts()
    {
        using var client = Clients.Over(StubError(HttpStatusCode.InternalServerError, "Down"));
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal("Getting segment 7 failed after 4 attempts: the service responded with 500 (Internal Server Error): \"Down\".", e.Message);
    }

    [Theory]
    [InlineData("+39 333 123 4567")]
    [InlineData("+393331234567")]
    [InlineData("393331234567")]
    [InlineData("(0039) 333-1234567")]
    [InlineData("333.123.4567")]
    public async Task A_phone_number_in_a_title_is_not_in_the_message(string number)
    {
        var e = await Clients.ApiFailureAsync(StubError(HttpStatusCode.BadRequest, $"The number {number} is taken"));
        Assert.DoesNotContain("4567", e.Message, StringComparison.Ordinal);
        Assert.Contains("[number] is taken", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_number_in_a_title_stays_in_the_message()
    {
        var e = await Clients.ApiFailureAsync(StubError(HttpStatusCode.BadRequest, "At most 1000 segments"));
        Assert.Contains("At most 1000 segments", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_as_sent_in_the_errors()
    {
        var e = await Clients.ApiFailureAsync(StubError(HttpStatusCode.BadRequest, "The number +39 333 123 4567 is taken"));
        Assert.Equal("The number +39 333 123 4567 is taken", Assert.Single(e.Errors).Title);
    }

    [Fact]
    public async Task A_401_tells_the_title_of_the_service()
    {
        var e = await Clients.ApiFailureAsync(StubError(HttpStatusCode.Unauthorized, "Please fill in all required fields"));
        Assert.Equal("Getting segment 7 failed: the service responded with 401 (Unauthorized): \"Please fill in all required fields\".", e.Message);
    }

    [Fact]
    public async Task A_401_without_a_title_names_everything_that_it_can_mean()
    {
        var e = await Clients.ApiFailureAsync(new StubService("", HttpStatusCode.Unauthorized));
        Assert.Contains("401 can mean the key, an empty required field or a limit of the plan", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_401_is_not_tried_again()
    {
        var service = StubError(HttpStatusCode.Unauthorized, "No");
        using var client = Clients.Over(service);
        await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task The_headers_of_the_rate_limit_are_told()
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
        var e = await Clients.ApiFailureAsync(StubError(HttpStatusCode.UnprocessableEntity, "No"));
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
        using var client = Clients.Over(StubError(HttpStatusCode.NotFound, "No such segment"));
        var e = await Assert.ThrowsAsync<SegmentNotFoundException>(() => calls[method](client));
        Assert.Equal((7L, HttpStatusCode.NotFound, "No such segment"), (e.SegmentId, e.StatusCode, Assert.Single(e.Errors).Title));
    }

    [Fact]
    public async Task A_404_of_a_proxy_says_nothing_about_segments()
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
    public async Task A_delete_may_be_answered_with_a_byte_order_mark(string body)
    {
        using var client = Clients.Over(new StubService(body));
        await client.DeleteAsync(7, Clients.Token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_404_to_a_call_without_an_id_is_an_error_of_the_service(bool isCreate)
    {
        using var client = Clients.Over(StubError(HttpStatusCode.NotFound, "No such address"));
        await Assert.ThrowsAsync<SegmentsApiException>(() => isCreate ? client.CreateAsync("N", cancellationToken: Clients.Token) : client.GetPageAsync(cancellationToken: Clients.Token));
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.SeeOther)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task A_redirect_is_not_followed(HttpStatusCode status)
    {
        var service = Redirect(status, "https://www.sociostacks.com/api/segments");
        using var client = Clients.Over(service);
        await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_redirect_is_named_with_its_target()
    {
        using var client = Clients.Over(Redirect(HttpStatusCode.MovedPermanently, "https://www.sociostacks.com/api/segments"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Contains("301 (Moved Permanently) with a redirect to https://www.sociostacks.com/api/segments", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:secret@www.sociostacks.com/login?token=secret#secret")]
    [InlineData("//user:secret@www.sociostacks.com/login?token=secret")]
    [InlineData("/login?token=secret")]
    public async Task Nothing_of_a_redirect_but_its_place_is_in_the_message(string target)
    {
        using var client = Clients.Over(Redirect(HttpStatusCode.Found, target));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Contains("/login", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.sociostacks.com/numbers/+393331234567")]
    [InlineData("/numbers/+393331234567")]
    public async Task A_phone_number_in_a_redirect_is_not_in_the_message(string target)
    {
        using var client = Clients.Over(Redirect(HttpStatusCode.Found, target));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Contains("[number], and redirects are not followed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_in_a_redirect_is_redacted()
    {
        using var client = Clients.Over(Redirect(HttpStatusCode.Found, "/login/the-key-itself"), options => options.ApiKey = "the-key-itself");
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Contains("/login/[key], and", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_has_its_status()
    {
        using var client = Clients.Over(Redirect(HttpStatusCode.Found, "https://www.sociostacks.com/"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(HttpStatusCode.Found, e.StatusCode);
    }

    [Theory]
    [InlineData("<html>Please log in</html>", "with HTML instead of JSON")]
    [InlineData("", "with an empty body")]
    [InlineData("{\"data\":{\"id\":7", "with a body that is not the expected JSON")]
    [InlineData("Welcome", "with a body that is not the expected JSON")]
    public async Task A_success_that_is_none_is_named(string body, string explanation)
    {
        using var client = Clients.Over(new StubService(body));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal($"Getting segment 7 failed: the service responded with 200 (OK) {explanation}.", e.Message);
    }

    [Fact]
    public async Task A_success_that_is_none_has_its_body()
    {
        using var client = Clients.Over(new StubService("<html>Please log in</html>"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal("<html>Please log in</html>", e.ResponseBody);
    }

    [Fact]
    public async Task A_long_body_of_a_success_that_is_none_is_cut_to_4096_characters()
    {
        using var client = Clients.Over(new StubService("<" + new string('x', 20_000)));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal("<" + new string('x', 4095), e.ResponseBody);
    }

    [Fact]
    public async Task A_success_with_bad_JSON_has_the_cause()
    {
        using var client = Clients.Over(new StubService("{\"data\":{\"id\":7"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.IsType<JsonException>(e.InnerException, exactMatch: false);
    }

    [Fact]
    public async Task A_success_that_is_none_leaves_a_create_in_doubt()
    {
        using var client = Clients.Over(new StubService("<html>"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.True(e.MayHaveBeenApplied);
        Assert.EndsWith("It may have been applied; check before retrying.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_success_that_is_none_leaves_a_get_in_no_doubt()
    {
        using var client = Clients.Over(new StubService("<html>"));
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.False(e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task An_answer_larger_than_is_read_is_named()
    {
        using var client = Clients.Over(new StubService(Json.Data(Json.Segment(7))), options => options.MaxResponseBytes = 50);
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetAsync(7, Clients.Token));
        Assert.Contains("SegmentsClientOptions.MaxResponseBytes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_as_large_as_is_read_is_read()
    {
        var answer = Json.Data(Json.Segment(7));
        using var client = Clients.Over(new StubService(answer), options => options.MaxResponseBytes = answer.Length);
        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    [InlineData(HttpStatusCode.UnprocessableEntity, false)]
    public async Task A_create_is_in_doubt_unless_the_service_refused_it(HttpStatusCode status, bool expected)
    {
        using var client = Clients.Over(StubError(status, "No"));
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal(expected, e.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_full_window_that_would_last_too_long_tells_how_long()
    {
        using var client = Clients.Over(TooMany("X-RateLimit-Reset", "300"));
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(TimeSpan.FromSeconds(300), e.RetryAfter);
    }

    [Fact]
    public async Task A_429_that_does_not_tell_how_long_has_no_time_to_wait()
    {
        using var client = Clients.Over(StubError(HttpStatusCode.TooManyRequests, "Slow down"), options => options.MaxRetries = 0);
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Null(e.RetryAfter);
    }

    [Fact]
    public async Task A_429_keeps_the_words_of_the_service()
    {
        using var client = Clients.Over(StubError(HttpStatusCode.TooManyRequests, "Slow down"), options => options.MaxRetries = 0);
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal((HttpStatusCode.TooManyRequests, "Slow down"), (e.StatusCode, Assert.Single(e.Errors).Title));
    }

    [Fact]
    public async Task A_refused_connection_is_a_connection_exception()
    {
        using var port = new ClosedPort();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = port.Address, MaxRetries = 0 });
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal((false, false), (e.IsTimeout, e.MayHaveBeenApplied));
    }

    [Fact]
    public async Task A_refused_connection_keeps_its_cause()
    {
        using var port = new ClosedPort();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = port.Address, MaxRetries = 0 });
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(HttpRequestError.ConnectionError, Assert.IsType<HttpRequestException>(e.InnerException).HttpRequestError);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_connection_exception()
    {
        using var client = Clients.Over(
            new StubService(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) }),
            options => options.MaxRetries = 0);
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));
        Assert.False(e.IsTimeout);
    }

    [Fact]
    public async Task An_error_whose_body_breaks_off_still_has_its_status()
    {
        var e = await Clients.ApiFailureAsync(new StubService(_ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(new BrokenStream()) }));
        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
    }

    [Fact]
    public async Task An_error_whose_body_is_no_Brotli_still_has_its_status()
    {
        var notBrotli = new System.IO.Compression.BrotliStream(new MemoryStream("no Brotli at all, but a text of some length"u8.ToArray()), System.IO.Compression.CompressionMode.Decompress);
        var e = await Clients.ApiFailureAsync(new StubService(_ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(notBrotli) }));
        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_attempt_that_takes_too_long_is_a_timeout(bool hangsInBody)
    {
        var clock = new SignallingClock();
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new StubService(async (_, token) =>
        {
            arrival.TrySetResult();
            return hangsInBody
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HangingStream()) }
                : await StubService.Never(token);
        });
        using var client = Clients.Over(service, options => (options.TimeProvider, options.AttemptTimeout, options.MaxRetries) = (clock, TimeSpan.FromSeconds(30), 0));
        var call = client.GetAsync(7, Clients.Token);
        await arrival.Task.WaitAsync(Clients.Token);
        clock.Advance(TimeSpan.FromSeconds(30));

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => call);

        Assert.True(e.IsTimeout);
        Assert.Contains("SegmentsClientOptions.AttemptTimeout", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_gives_up_by_itself_is_no_cancellation_by_the_caller()
    {
        using var client = Clients.Over(
            new StubService(_ => throw new OperationCanceledException("The handler had enough.")),
            options => options.MaxRetries = 0);
        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));
        Assert.True(e.IsTimeout);
    }

    private static Task<SegmentsApiException> FailureAsync(string key, string body) => Assert.ThrowsAsync<SegmentsApiException>(
        () => Clients.Over(new StubService(body, HttpStatusCode.BadRequest), options => options.ApiKey = key).GetAsync(7, Clients.Token));

    private static StubService StubError(HttpStatusCode status, string title) => new(_ => StubService.Error(status, title));

    private static StubService TooMany(string header, string value) => new(_ =>
    {
        var response = StubService.Error(HttpStatusCode.TooManyRequests, "Slow down");
        response.Headers.Add(header, value);
        return response;
    });

    private static StubService Redirect(HttpStatusCode status, string target) => new(_ =>
    {
        var response = new HttpResponseMessage(status);
        response.Headers.TryAddWithoutValidation("Location", target);
        return response;
    });
}

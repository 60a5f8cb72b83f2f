using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;

namespace SocioStacks.Segments.Tests.Resilience.RateLimiting;

/// <summary>What a failed call reports of the rate limit, in whatever spelling the headers of the response have it.</summary>
public sealed class RateLimitHeaderTests
{
    /// <summary>The time on the clock of the client.</summary>
    private static readonly DateTimeOffset Now = new AutoAdvancingTimeProvider().GetUtcNow();

    [Theory]
    [InlineData("10", "10", 10)]
    [InlineData("10", "7", 7)]
    [InlineData("7", "10", 7)]
    [InlineData("7", "soon", 7)]
    [InlineData("soon", "7", 7)]
    [InlineData("-1", "7", 7)]
    [InlineData("", "7", 7)]
    [InlineData("10, 10", "10", 10)]
    [InlineData("10, 9", "8, 11", 8)]
    public async Task A_count_in_two_lines_is_the_lower_one(string first, string second, int expected)
    {
        var limit = await ReportAsync(("X-RateLimit-Limit", first), ("X-RateLimit-Limit", second), ("X-RateLimit-Remaining", first), ("X-RateLimit-Remaining", second));
        Assert.Equal((expected, expected), (limit!.Limit, limit.Remaining));
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("10,10", 10)]
    [InlineData("10, 9, 8", 8)]
    [InlineData("10,, 9,", 9)]
    [InlineData("10.0", 10)]
    [InlineData("10.9", 10)]
    [InlineData("0.5", 0)]
    [InlineData(" 10\t", 10)]
    [InlineData("\"10\"", 10)]
    [InlineData("10;w=60", 10)]
    [InlineData("10;w=60;burst=1000, 100;w=3600", 10)]
    [InlineData("10 ; comment=\"a; b\"", 10)]
    [InlineData("007", 7)]
    [InlineData("2147483648", int.MaxValue)]
    [InlineData("99999999999999999999999", int.MaxValue)]
    [InlineData("ten, 10", 10)]
    [InlineData("Sunday, 10", null)]
    [InlineData("ten", null)]
    [InlineData("-10", null)]
    [InlineData("+10", null)]
    [InlineData("1e1", null)]
    [InlineData("0x10", null)]
    [InlineData("10.", null)]
    [InlineData(".5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1 0", null)]
    [InlineData("10 requests", null)]
    [InlineData("١٠", null)]
    [InlineData(",", null)]
    [InlineData(";w=60", null)]
    [InlineData("", null)]
    public async Task A_count_is_read_in_every_spelling(string text, int? expected)
    {
        var limit = await ReportAsync(("X-RateLimit-Limit", text), ("X-RateLimit-Remaining", text));
        Assert.Equal((expected, expected), (limit?.Limit, limit?.Remaining));
    }

    [Theory]
    [InlineData("9", 9)]
    [InlineData("9, 12, 10", 12)]
    [InlineData("12, soon", 12)]
    [InlineData("2.0", 2)]
    [InlineData("2.01", 3)]
    [InlineData("2.000000000000000000000000001", 3)]
    [InlineData("0.4", 1)]
    [InlineData("60;w=60", 60)]
    [InlineData("100000", 100_000)]
    [InlineData("410400", 410_400)]
    [InlineData("99999999999", 31_536_000_000)]
    [InlineData("999999999999999999999999999999", 31_536_000_000)]
    [InlineData("31536000000.5", 31_536_000_000)]
    [InlineData("9223372036854775807", 31_536_000_000)]
    [InlineData("9223372036854775807.5", 31_536_000_000)]
    [InlineData("-9", 0)]
    [InlineData("1e1", 0)]
    [InlineData("soon", 0)]
    public async Task A_wait_is_the_one_that_the_service_reports(string text, double expected)
    {
        var wait = expected > 0 ? TimeSpan.FromSeconds(expected) : (TimeSpan?)null;
        Assert.Equal(wait, (await ReportAsync(("Retry-After", text)))?.ResetAfter);
        Assert.Equal(wait, (await ReportAsync(("X-RateLimit-Reset", text)))?.ResetAfter);
    }

    [Theory]
    [InlineData("10", "10", 10)]
    [InlineData("10", "12", 12)]
    [InlineData("12", "10", 12)]
    [InlineData("12", "soon", 12)]
    [InlineData("soon", "12", 12)]
    public async Task A_wait_in_two_lines_is_the_longer_one(string first, string second, int expected)
    {
        Assert.Equal(TimeSpan.FromSeconds(expected), (await ReportAsync(("Retry-After", first), ("Retry-After", second)))?.ResetAfter);
        Assert.Equal(TimeSpan.FromSeconds(expected), (await ReportAsync(("X-RateLimit-Reset", first), ("X-RateLimit-Reset", second)))?.ResetAfter);
        Assert.Equal(TimeSpan.FromSeconds(expected), (await ReportAsync(("X-RateLimit-Reset", first), ("Retry-After", second), ("Retry-After", first)))?.ResetAfter);
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("0.0", null)]
    [InlineData("0, 5", 5)]
    public async Task A_Retry_After_of_0_asks_for_no_wait(string text, int? expected) =>
        Assert.Equal(expected, (int?)(await ReportAsync(("Retry-After", text)))?.ResetAfter?.TotalSeconds);

    [Fact]
    public async Task A_window_that_ends_in_0_seconds_ends_within_the_next_one() =>
        Assert.Equal(TimeSpan.FromSeconds(1), (await ReportAsync(("X-RateLimit-Reset", "0")))?.ResetAfter);

    // The clock of the client stands at Wed, 29 Oct 2025 03:25:04 GMT.
    [Theory]
    [InlineData("Wed, 29 Oct 2025 03:25:14 GMT", 10)]
    [InlineData("Wednesday, 29-Oct-25 03:25:14 GMT", 10)]
    [InlineData("Wed Oct 29 03:25:14 2025", 10)]
    [InlineData("Sat Nov  1 03:25:04 2025", 3 * 86_400)]
    [InlineData("Sat, 1 Nov 2025 3:25:04 GMT", 3 * 86_400)]
    [InlineData("wed, 29 oct 2025 03:25:14 GMT", 10)]
    [InlineData("Wed, 29 Oct 2025 03:25:14 UTC", 10)]
    [InlineData("Mon, 29 Oct 2025 03:25:14 GMT", 10)]
    [InlineData("\"Wed, 29 Oct 2025 03:25:14 GMT\"", 10)]
    [InlineData("Wed, 29 Oct 2025 03:25:60 GMT", 56)]
    [InlineData("Wed, 29 Oct 2025 03:25:14 GMT, Wed, 29 Oct 2025 03:25:14 GMT", 10)]
    [InlineData("Wed, 29 Oct 2025 03:25:14 GMT, Wed, 29 Oct 2025 03:25:24 GMT", 20)]
    [InlineData("Wednesday, 29-Oct-25 03:25:24 GMT, Wed Oct 29 03:25:14 2025, 15", 20)]
    [InlineData("25, Wed, 29 Oct 2025 03:25:14 GMT", 25)]
    [InlineData("Wed, 29 Oct 2025 03:25:14 GMT, soon", 10)]
    [InlineData("Wed, 29 Oct 2025 03:25:04 GMT", null)]
    [InlineData("Wed, 29 Oct 2025 03:25:03 GMT", null)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", null)]
    [InlineData("Wednesday, 29-Oct-24 03:25:14 GMT", null)]
    [InlineData("Wed, 29 Oct 2025", null)]
    [InlineData("Wed, 29 Okt 2025 03:25:14 GMT", null)]
    [InlineData("Wed, 31 Feb 2026 03:25:14 GMT", null)]
    [InlineData("Wed, 29 Oct 2025 24:25:14 GMT", null)]
    [InlineData("Wed, 29 Oct 2025 03:25:14 CET", null)]
    [InlineData("2025-10-29T03:25:14Z", null)]
    public async Task A_date_is_read_in_every_form_of_HTTP(string text, int? seconds) =>
        Assert.Equal(seconds, (int?)(await ReportAsync(("Retry-After", text)))?.ResetAfter?.TotalSeconds);

    // Two digits of a year lie at most 50 years in the future (RFC 9110, 5.6.7).
    [Theory]
    [InlineData("Thursday, 29-Oct-26 03:25:04 GMT", 2026)]
    [InlineData("Friday, 01-Jan-49 00:00:00 GMT", 2049)]
    [InlineData("Saturday, 01-Jan-50 00:00:00 GMT", 2050)]
    [InlineData("Tuesday, 29-Oct-75 03:25:04 GMT", 2075)]
    [InlineData("Tuesday, 29-Oct-75 03:25:05 GMT", null)]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", null)]
    public async Task A_year_of_two_digits_is_at_most_50_years_away(string text, int? year) =>
        Assert.Equal(year, (Now + (await ReportAsync(("Retry-After", text)))?.ResetAfter)?.Year);

    [Theory]
    [InlineData("Wed, 29 Oct 2025 03:25:04 GMT", 10)]
    [InlineData("Wed, 29 Oct 2025 03:25:14 GMT", 10)] // Their clock is ahead: by ours the wait is longer.
    [InlineData("Wed, 29 Oct 2025 03:25:02 GMT", 12)] // Ours is ahead: by theirs it is longer.
    [InlineData("Wed, 29 Oct 2025 03:20:04 GMT", 310)]
    [InlineData("Wednesday, 29-Oct-25 03:20:04 GMT", 310)]
    [InlineData("Wed Oct 29 03:20:04 2025", 310)]
    [InlineData("Wed, 29 Oct 2025 03:20:04 GMT, Wed, 29 Oct 2025 03:20:04 GMT", 310)]
    [InlineData("Wed, 29 Oct 2025 03:20:03 GMT", 10)] // Farther away than clocks are: a cached response.
    [InlineData("Tue, 28 Oct 2025 21:25:04 GMT", 10)]
    [InlineData("Thu, 30 Oct 2025 03:25:04 GMT", 10)]
    [InlineData("yesterday", 10)]
    public async Task A_Date_far_from_our_clock_is_not_believed(string date, int expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), (await ReportAsync(("Retry-After", "Wed, 29 Oct 2025 03:25:14 GMT"), ("Date", date)))?.ResetAfter);

    [Fact]
    public async Task A_date_that_has_passed_by_our_clock_only_is_waited_for_by_theirs() =>
        Assert.Equal(TimeSpan.FromSeconds(5), (await ReportAsync(("Retry-After", "Wed, 29 Oct 2025 03:25:00 GMT"), ("Date", "Wed, 29 Oct 2025 03:24:55 GMT")))?.ResetAfter);

    [Fact]
    public void Every_moment_reads_the_same_in_all_three_forms_and_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            Gen.Select(Gen.Int[1, 40 * 365 * 86_400], Gen.OneOf<string>(Gen.Const("en-US"), Gen.Const("tr-TR"), Gen.Const("de-DE"), Gen.Const("ar-SA"), Gen.Const("fa-IR"), Gen.Const("th-TH"))).Sample((seconds, name) =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                var date = Now.AddSeconds(seconds);
                var expected = TimeSpan.FromSeconds(seconds);
                return Forms(date).All(form => ReportAsync(("Retry-After", form)).GetAwaiter().GetResult()?.ResetAfter == expected);
            }, iter: 100, threads: 1);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("X-RateLimit-Reset", "100000")]
    [InlineData("Retry-After", "100000")]
    [InlineData("Retry-After", "Thu, 30 Oct 2025 07:11:44 GMT")]
    public async Task A_429_reports_the_wait_of_the_service_and_not_what_the_client_would_wait(string header, string value)
    {
        var e = await FailureAsync(HttpStatusCode.TooManyRequests, (header, value));
        Assert.Equal((TimeSpan.FromSeconds(100_000), TimeSpan.FromSeconds(100_000)), (Assert.IsType<SegmentsRateLimitException>(e).RetryAfter, e.RateLimit?.ResetAfter));
    }

    [Theory]
    [InlineData("100000", 100_000)]
    [InlineData("8000000", 8_000_000)] // More than a timer holds.
    [InlineData("99999999999", 31_536_000_000)]
    public async Task A_later_call_reports_what_is_left_of_the_wait(string reset, double seconds)
    {
        var clock = new AutoAdvancingTimeProvider();
        using var client = Clients.Over(Reporting(HttpStatusCode.TooManyRequests, ("X-RateLimit-Limit", "60"), ("X-RateLimit-Reset", reset)), options => options.TimeProvider = clock);
        await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        clock.Advance(TimeSpan.FromSeconds(90_000));
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(TimeSpan.FromSeconds(seconds - 90_000), e.RetryAfter);
    }

    [Fact]
    public async Task A_wait_of_days_is_waited_for_in_full_where_the_options_allow_it()
    {
        var clock = new AutoAdvancingTimeProvider();
        var service = new StubService(request => request.Number > 1 ? StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7))) : Response(HttpStatusCode.TooManyRequests, ("X-RateLimit-Limit", "60"), ("X-RateLimit-Reset", "6000000")));
        using var client = Clients.Over(service, options => (options.TimeProvider, options.MaxRateLimitWait) = (clock, TimeSpan.FromDays(80)));
        var call = client.GetAsync(7, Clients.Token);
        await Until(() => service.Requests.Count == 1);
        for (var hours = 0; hours < 6_000_000 / 3600; hours++)
            clock.Advance(TimeSpan.FromHours(1));
        Assert.Single(service.Requests);
        await Until(() =>
        {
            clock.Advance(TimeSpan.FromHours(1));
            return call.IsCompleted;
        });
        Assert.Equal(7, (await call).Id);
    }

    [Fact]
    public async Task Headers_that_come_twice_over_a_real_connection_are_read()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), MaxRetries = 0, BaseAddress = new($"http://{listener.LocalEndpoint}/") });
        var call = client.GetAsync(7, Clients.Token);
        using var connection = await listener.AcceptSocketAsync(Clients.Token);
        await connection.ReceiveAsync(new byte[4096], Clients.Token);
        await connection.SendAsync(
            Encoding.ASCII.GetBytes("HTTP/1.1 422 No\r\nX-RateLimit-Limit: 60\r\nx-ratelimit-limit: 20\r\nX-RateLimit-Remaining: 5, 6\r\nRetry-After: 2.5\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n"),
            Clients.Token);
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => call);
        Assert.Equal(new SegmentsRateLimit { Limit = 20, Remaining = 5, ResetAfter = TimeSpan.FromSeconds(90) }, e.RateLimit);
    }

    private static string[] Forms(DateTimeOffset date) =>
    [
        date.ToString("R", CultureInfo.InvariantCulture),
        date.ToString("dddd, dd-MMM-yy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture),
        date.ToString("ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture),
    ];

    private static HttpResponseMessage Response(HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        var response = StubService.Error(status);
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private static StubService Reporting(HttpStatusCode status, params (string Name, string Value)[] headers) => new(_ => Response(status, headers));

    private static async Task<SegmentsApiException> FailureAsync(HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var client = Clients.Over(Reporting(status, headers), options => options.MaxRetries = 0);
        return await Assert.ThrowsAnyAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
    }

    private static async Task<SegmentsRateLimit?> ReportAsync(params (string Name, string Value)[] headers) =>
        (await FailureAsync(HttpStatusCode.UnprocessableEntity, headers)).RateLimit;

    private static async Task Until(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Yield();
    }
}

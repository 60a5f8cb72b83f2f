using System.Globalization;
using System.Net;

namespace SocioStacks.Segments.Tests.Models;

/// <summary>Cultures with other digits, calendars, separators and letter cases than the wire has.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public static TheoryData<string> Cultures => ["tr-TR", "de-DE", "ar-SA", "fa-IR", "th-TH", "sv-SE"];

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Fact]
    public void The_cultures_are_real_ones()
    {
        Use("fa-IR");
        Assert.Equal("1404", new DateTime(2025, 10, 29, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy", CultureInfo.CurrentCulture));
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task A_time_reads_the_same(string culture)
    {
        Use(culture);
        var segment = await Reading.SegmentOf("""{"id":7,"datetime":"2025-10-29 03:25:04"}""");
        Assert.Equal(new DateTimeOffset(2025, 10, 29, 3, 25, 4, TimeSpan.Zero), segment.CreatedAt);
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task A_time_with_an_offset_reads_the_same(string culture)
    {
        Use(culture);
        var segment = await Reading.SegmentOf("""{"id":7,"datetime":"2025-10-29T03:25:04.5Z"}""");
        Assert.Equal(new DateTimeOffset(2025, 10, 29, 3, 25, 4, 500, TimeSpan.Zero), segment.CreatedAt);
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task Numbers_in_strings_read_the_same(string culture)
    {
        Use(culture);
        var segment = await Reading.SegmentOf("""{"id":"7","user_id":"-3","total_contacts":"5"}""");
        Assert.Equal((7L, -3L, 5), (segment.Id, segment.UserId, segment.TotalContacts));
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task A_number_where_a_text_is_meant_reads_the_same(string culture)
    {
        Use(culture);
        var settings = await Reading.SettingsOf("""{"filters_custom_parameters":[{"key":"rate","condition":"bigger_than","value":-1.5}]}""");
        Assert.Equal("-1.5", Assert.Single(settings.Filters).Value);
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task The_query_is_written_the_same(string culture)
    {
        Use(culture);
        var service = new StubService(ResponseJson.Page(1234567, 1));
        using var client = Clients.Over(service);
        await client.GetPageAsync(1234567, ResultsPerPage.OneThousand, Clients.Token);
        Assert.Equal("/api/segments/?page=1234567&results_per_page=1000", service.Only.Uri.PathAndQuery);
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task A_form_is_written_the_same(string culture)
    {
        Use(culture);
        var service = new StubService("""{"data":{"id":1}}""");
        using var client = Clients.Over(service);
        await client.UpdateAsync(1234567, "İI", SegmentDefinition.Custom(1234567), Clients.Token);
        Assert.Equal("/api/segments/1234567", service.Only.Uri.PathAndQuery);
        Assert.Contains("\"contacts_ids\"\r\n\r\n1234567\r\n", service.Only.Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task The_status_of_an_error_reads_the_same(string culture)
    {
        Use(culture);
        var e = await Clients.ApiFailureAsync(new StubService("""{"errors":[{"title":"No","status":"-1"}]}""", HttpStatusCode.BadRequest));
        Assert.Equal(-1, Assert.Single(e.Errors).Status);
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task A_message_is_written_the_same(string culture)
    {
        Use(culture);
        using var client = Clients.Over(new StubService("", HttpStatusCode.BadRequest));
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(1234567, Clients.Token));
        Assert.Equal("Getting segment 1234567 failed: the service responded with 400 (Bad Request).", e.Message);
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task A_Retry_After_date_reads_the_same(string culture)
    {
        Use(culture);
        var clock = new AutoAdvancingTimeProvider();
        var service = new StubService(_ =>
        {
            var response = StubService.Error(HttpStatusCode.ServiceUnavailable);
            response.Headers.TryAddWithoutValidation("Retry-After", "Wed, 29 Oct 2025 03:25:14 GMT");
            return response;
        });
        using var client = Clients.Over(service, options => (options.TimeProvider, options.MaxRetries) = (clock, 0));
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(TimeSpan.FromSeconds(10), e.RateLimit?.ResetAfter);
    }

    private static void Use(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
}

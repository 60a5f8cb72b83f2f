namespace SocioStacks.Segments.Tests.Resilience.RateLimiting;

/// <summary>The last second that a date can have, and the leap second after it.</summary>
public sealed class LastSecondTests
{
    public static TheoryData<string, string> Headers => new MatrixTheoryData<string, string>(
        ["Retry-After", "Date"], ["Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:60 GMT", "Fri Dec 31 23:59:60 9999"]);

    [Theory, MemberData(nameof(Headers))]
    public async Task It_does_not_hide_the_id_of_a_create(string header, string date)
    {
        using var client = Clients.Over(new StubService(_ => With(header, date, StubService.Respond("""{"data":{"id":7}}"""))));
        Assert.Equal(7, await client.CreateAsync("N", cancellationToken: Clients.Token));
    }

    [Theory, MemberData(nameof(Headers))]
    public async Task It_does_not_hide_an_error(string header, string date)
    {
        var e = await Clients.ApiFailureAsync(new StubService(_ => With(header, date, StubService.Error(System.Net.HttpStatusCode.ServiceUnavailable))));
        Assert.Equal("It failed", e.Errors[0].Title);
    }

    private static HttpResponseMessage With(string header, string date, HttpResponseMessage response)
    {
        response.Headers.TryAddWithoutValidation(header, date);

        // The date of the response is looked at only where there is one to measure from it.
        if (header == "Date")
            response.Headers.TryAddWithoutValidation("Retry-After", "Wed, 29 Oct 2025 03:25:13 GMT");
        return response;
    }
}

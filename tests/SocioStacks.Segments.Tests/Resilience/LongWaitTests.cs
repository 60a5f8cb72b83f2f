using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments.Tests.Resilience;

/// <summary>Waits that are longer than any timer can hold.</summary>
public sealed class LongWaitTests
{
    public static TheoryData<HttpStatusCode, string, string> Responses { get; } = new()
    {
        { HttpStatusCode.ServiceUnavailable, "Retry-After", "99999999999" },
        { HttpStatusCode.ServiceUnavailable, "Retry-After", "5000000" },
        { HttpStatusCode.ServiceUnavailable, "Retry-After", "99999999999999999999" },
        { HttpStatusCode.ServiceUnavailable, "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT" },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task A_wait_that_no_timer_can_hold_is_too_long_although_any_wait_is_allowed(HttpStatusCode status, string header, string value)
    {
        var service = Responding(status, header, value);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddFakeLogging());
        services.AddSegmentsClient(options => (options.ApiKey, options.MaxRateLimitWait) = (Clients.UniqueKey(), TimeSpan.MaxValue)).Over(service);
        await using var provider = services.BuildStrictly();

        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => provider.Client().UpdateAsync(7, "N", cancellationToken: Clients.Token));

        Assert.Equal((status, true), (e.StatusCode, e.MayHaveBeenApplied));
        Assert.Single(service.Requests);
        Assert.DoesNotContain(provider.GetFakeLogCollector().GetSnapshot(), record => record.Id.Name == "Retrying");
    }

    [Fact]
    public async Task The_longest_time_for_an_attempt_and_the_longest_wait_can_be_set()
    {
        using var client = Clients.Over(
            new StubService(ResponseJson.Data(ResponseJson.Segment(7))),
            options => (options.AttemptTimeout, options.MaxRateLimitWait, options.TimeProvider) = (TimeSpan.FromDays(1), TimeSpan.MaxValue, TimeProvider.System));
        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
    }

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("50.00:00:00")]
    [InlineData("10675199.02:48:05.4775807")]
    public async Task Calls_behind_others_in_flight_stand_at_the_gate_whatever_the_longest_wait_is(string maxWait)
    {
        var response = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var client = Clients.Over(
            new StubService(async (_, token) =>
            {
                await response.Task.WaitAsync(token);
                return StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7)));
            }),
            options => (options.MaxRateLimitWait, options.TimeProvider) = (TimeSpan.Parse(maxWait, CultureInfo.InvariantCulture), TimeProvider.System));
        var calls = Enumerable.Range(0, 10).Select(_ => client.GetAsync(7, Clients.Token)).ToList();
        response.SetResult();

        foreach (var call in calls)
        {
            var e = await Record.ExceptionAsync(() => call);
            Assert.True(e is null or SegmentsRateLimitException, e?.ToString());
        }
    }

    private static StubService Responding(HttpStatusCode status, string header, string value) => new(_ =>
    {
        var response = StubService.Error(status);
        response.Headers.TryAddWithoutValidation(header, value);
        return response;
    });
}

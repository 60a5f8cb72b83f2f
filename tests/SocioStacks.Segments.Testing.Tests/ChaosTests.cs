using System.Globalization;
using System.Net;

namespace SocioStacks.Segments.Testing.Tests;

/// <summary>Random faults, as a test sees them that runs under chaos.</summary>
public sealed class ChaosTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Repeating a run that failed relies on it, on whichever framework it failed.</summary>
    [Fact]
    public async Task A_seed_stands_for_certain_faults() =>
        Assert.Equal(
            "ResponseEnded 500 504 ok 504 ok ok ResponseEnded ok ok throttled ok ok ok ok ok ok 500 ok ok ok ResponseEnded 500 throttled",
            string.Join(' ', await OutcomesAsync(1, MakeWild, count: 24)));

    [Fact]
    public async Task The_same_seed_brings_the_same_faults_and_another_one_others()
    {
        var first = await OutcomesAsync(42, MakeWild);

        Assert.Equal(first, await OutcomesAsync(42, MakeWild));
        Assert.NotEqual(first, await OutcomesAsync(43, MakeWild));
    }

    [Fact]
    public async Task A_rate_does_not_change_when_the_other_faults_strike()
    {
        var alone = await OutcomesAsync(42, chaos => chaos.LostResponseRate = 0.3);
        var together = await OutcomesAsync(42, chaos => (chaos.LostResponseRate, chaos.EditRate, chaos.ThrottleRate) = (0.3, 1, 0.3));

        Assert.Contains("throttled", together);
        Assert.All(alone.Zip(together), pair => Assert.True(pair.First == pair.Second || pair.Second == "throttled", $"{pair}"));
    }

    [Theory]
    [InlineData("ResponseEnded")]
    [InlineData("throttled")]
    [InlineData("server error")]
    public async Task A_rate_is_how_often_a_fault_strikes(string fault)
    {
        var outcomes = await OutcomesAsync(7, chaos => (chaos.LostResponseRate, chaos.ThrottleRate, chaos.ServerErrorRate) = fault switch
        {
            "ResponseEnded" => (0.25, 0d, 0d),
            "throttled" => (0d, 0.25, 0d),
            _ => (0d, 0d, 0.25),
        });

        Assert.InRange(outcomes.Count(outcome => outcome == fault || (fault == "server error" && outcome[0] == '5')), 35, 65);
        Assert.InRange(outcomes.Count(outcome => outcome == "ok"), 135, 165);
    }

    [Fact]
    public async Task Without_any_rate_nothing_fails() => Assert.All(await OutcomesAsync(3, MakeCalm), outcome => Assert.Equal("ok", outcome));

    [Fact]
    public async Task The_text_of_the_chaos_names_the_seed_and_counts_the_faults()
    {
        using var test = new ChaosUnderTest(-8, chaos => (chaos.LostResponseRate, chaos.EditRate) = (1, 1));
        await Assert.ThrowsAsync<SegmentsConnectionException>(() => test.Client.GetPageAsync(cancellationToken: Token));

        Assert.Equal("SegmentsChaos { Seed = -8: 1 requests, 1 lost responses, 0 throttled, 0 server errors, 0 delays, 1 edits }", test.Chaos.ToString());
        Assert.Equal(-8, test.Chaos.Seed);
    }

    [Fact]
    public async Task Disposed_chaos_is_over()
    {
        using var test = new ChaosUnderTest(5, chaos => chaos.LostResponseRate = 1);
        test.Chaos.Dispose();

        await test.Client.GetPageAsync(cancellationToken: Token);
    }

    [Fact]
    public async Task Another_chaos_replaces_the_first_one()
    {
        using var test = new ChaosUnderTest(5, chaos => chaos.LostResponseRate = 1);
        MakeCalm(test.Service.Chaos(6));
        await test.Client.GetPageAsync(cancellationToken: Token);
        var last = test.Service.Chaos(7);
        MakeCalm(last);
        last.LostResponseRate = 1;
        test.Chaos.Dispose();

        await Assert.ThrowsAsync<SegmentsConnectionException>(() => test.Client.GetPageAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task A_scripted_failure_takes_precedence()
    {
        using var test = new ChaosUnderTest(5, chaos => chaos.LostResponseRate = 1);
        test.Service.FailNext(HttpStatusCode.Forbidden);

        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<SegmentsApiException>(() => test.Client.GetPageAsync(cancellationToken: Token))).StatusCode);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_is_not_a_probability_is_rejected(double rate)
    {
        var chaos = new InMemorySegmentsService().Chaos(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.LostResponseRate = rate);
        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.ThrottleRate = rate);
        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.ServerErrorRate = rate);
        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.DelayRate = rate);
        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.EditRate = rate);
    }

    [Fact]
    public void A_delay_that_is_negative_or_more_than_a_day_is_rejected()
    {
        var chaos = new InMemorySegmentsService().Chaos(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.MaxDelay = TimeSpan.FromTicks(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.MaxDelay = TimeSpan.FromHours(25));
    }

    private static void MakeCalm(SegmentsChaos chaos) =>
        (chaos.LostResponseRate, chaos.ThrottleRate, chaos.ServerErrorRate, chaos.DelayRate, chaos.EditRate) = (0, 0, 0, 0, 0);

    private static void MakeWild(SegmentsChaos chaos) =>
        (chaos.LostResponseRate, chaos.ThrottleRate, chaos.ServerErrorRate, chaos.EditRate) = (0.2, 0.2, 0.2, 0.2);

    /// <summary>What becomes of so many requests in a row.</summary>
    private static async Task<IReadOnlyList<string>> OutcomesAsync(int seed, Action<SegmentsChaos> configure, int count = 200)
    {
        using var test = new ChaosUnderTest(seed, configure);
        var outcomes = new List<string>();
        for (var i = 0; i < count; i++)
        {
            try
            {
                await test.Client.CreateAsync("S", cancellationToken: Token);
                outcomes.Add("ok");
            }
            catch (SegmentsRateLimitException)
            {
                outcomes.Add("throttled");
            }
            catch (SegmentsApiException e)
            {
                outcomes.Add(((int)e.StatusCode).ToString(CultureInfo.InvariantCulture));
            }
            catch (SegmentsConnectionException e)
            {
                outcomes.Add(((HttpRequestException)e.InnerException!).HttpRequestError.ToString());
            }

            // So that what was throttled holds back none of the others.
            test.Time.Advance(TimeSpan.FromMinutes(2));
        }

        return outcomes;
    }
}

using System.Globalization;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.AllocationTests;

/// <summary>
/// Holds the allocations that were reached, as ratios of those of HttpClient by hand with the same Polly strategies, with a
/// tenth of slack. A ratio that falls by much is a reason to lower the number here, one that rises is a reason to look why.
/// </summary>
public sealed class AllocationTests
{
    private const double Slack = 1.10;

    private static readonly string[] TenThousandNumbers = [.. Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"+1555{i:D7}"))];

    [Theory]
    [InlineData(false, 1.12)]
    [InlineData(true, 1.26)]
    public async Task Getting_a_segment_allocates_no_more_than_was_reached(bool isLate, double reached) =>
        AssertHeld(reached, await Ratio.OfAsync(Scenario.OnePage, 1000, isLate, peer => peer.GetAsync()));

    [Theory]
    [InlineData(false, 0.71)]
    [InlineData(true, 0.72)]
    public async Task Getting_a_page_of_a_thousand_allocates_no_more_than_was_reached(bool isLate, double reached) =>
        AssertHeld(reached, await Ratio.OfAsync(Scenario.OnePage, 20, isLate, peer => peer.GetPageAsync()));

    [Theory]
    [InlineData(false, 0.0115)]
    [InlineData(true, 0.02)]
    public async Task Creating_with_ten_thousand_numbers_allocates_no_more_than_was_reached(bool isLate, double reached) =>
        AssertHeld(reached, await Ratio.OfAsync(Scenario.OnePage, 50, isLate, peer => peer.CreateAsync(TenThousandNumbers)));

    [Theory]
    [InlineData(false, 1.45)]
    [InlineData(true, 1.40)]
    public async Task Enumerating_empty_pages_allocates_no_more_than_was_reached(bool isLate, double reached) =>
        AssertHeld(reached, await Ratio.OfAsync(Scenario.HundredEmptyPages, 20, isLate, peer => peer.EnumerateAsync(250)));

    private static void AssertHeld(double reached, double ratio)
    {
        var figure = string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0000} times the floor; {reached} was reached, and {Slack} times that is allowed.");
        TestContext.Current.TestOutputHelper!.WriteLine(figure);
        Assert.True(ratio <= reached * Slack, figure);
    }
}

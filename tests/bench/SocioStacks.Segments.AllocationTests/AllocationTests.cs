using System.Globalization;
using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.AllocationTests;

/// <summary>
/// Holds the allocations that were reached, as ratios of those of HttpClient by hand with the same Polly strategies, with a
/// tenth of slack. A ratio that falls by much is a reason to lower the number here, one that rises is a reason to look why.
/// </summary>
public sealed class AllocationTests
{
    private const double Slack = 1.10;

    private const long Megabyte = 1024 * 1024;

    private static readonly string[] Million = [.. Enumerable.Range(0, 1_000_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"+1555{i:D7}"))];

    private static readonly string[] TenThousand = Million[..10_000];

    [Theory]
    [InlineData(false, 1.13)]
    [InlineData(true, 1.24)]
    public async Task Getting_a_segment_allocates_no_more_than_was_reached(bool isLate, double reached) =>
        AssertHeld(reached, await Ratio.OfAsync(Scenario.OnePage, 1000, isLate, peer => peer.GetAsync()));

    [Theory]
    [InlineData(false, 0.72)]
    [InlineData(true, 0.72)]
    public async Task Getting_a_page_of_a_thousand_allocates_no_more_than_was_reached(bool isLate, double reached) =>
        AssertHeld(reached, await Ratio.OfAsync(Scenario.OnePage, 20, isLate, peer => peer.GetPageAsync()));

    [Theory]
    [InlineData(false, 0.014)]
    [InlineData(true, 0.023)]
    public async Task Creating_with_ten_thousand_numbers_allocates_no_more_than_was_reached(bool isLate, double reached) =>
        AssertHeld(reached, await Ratio.OfAsync(Scenario.OnePage, 50, isLate, peer => peer.CreateAsync(TenThousand)));

    [Theory]
    [InlineData(false, 1.30)]
    [InlineData(true, 1.34)]
    public async Task Enumerating_empty_pages_allocates_no_more_than_was_reached(bool isLate, double reached) =>
        AssertHeld(reached, await Ratio.OfAsync(Scenario.HundredEmptyPages, 20, isLate, peer => peer.EnumerateAsync(250)));

    [Fact]
    public async Task Creating_with_a_million_numbers_from_an_array_allocates_less_than_a_megabyte() =>
        Assert.InRange(await SecondCallAsync(peer => peer.CreateAsync(Million)), 0, Megabyte);

    [Fact]
    public async Task Creating_with_a_million_numbers_from_an_iterator_allocates_less_than_a_megabyte_once_the_pool_is_warm() =>
        Assert.InRange(await SecondCallAsync(peer => peer.CreateFromIteratorAsync(Million)), 0, Megabyte);

    private static async Task<long> SecondCallAsync(Func<OwnClient, Task> call)
    {
        using var peer = new OwnClient(new Uri("http://127.0.0.1/"), new DelayedHandler());
        await call(peer);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await call(peer);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static void AssertHeld(double reached, double ratio)
    {
        var figure = string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0000} times the floor; {reached} was reached, and {Slack} times that is allowed.");
        TestContext.Current.TestOutputHelper!.WriteLine(figure);
        Assert.True(ratio <= reached * Slack, figure);
    }
}

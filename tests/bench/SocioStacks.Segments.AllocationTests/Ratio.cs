using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.AllocationTests;

/// <summary>What our client allocates, as a ratio of what the floor with Polly allocates for the same.</summary>
internal static class Ratio
{
    private const int Rounds = 5;

    public static async Task<double> OfAsync(Scenario scenario, int calls, bool isLate, Func<IPeer, Task> call)
    {
        var address = new Uri($"http://127.0.0.1/{scenario}/");
        using var own = new OwnClient(address, Service(isLate));
        using var floor = new Floor(new HttpClient(PollyPipeline.Over(Service(isLate))) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan });
        return await BytesAsync(own, calls, call) / await BytesAsync(floor, calls, call);
    }

    private static HttpMessageHandler Service(bool isLate) => isLate ? new DelayedHandler() : new MemoryService();

    /// <summary>The least of some rounds: whatever else the process does can only add.</summary>
    private static async Task<double> BytesAsync(IPeer peer, int calls, Func<IPeer, Task> call)
    {
        var least = double.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < calls; i++)
                await call(peer);
            var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;

            // The first round fills pools and caches.
            if (round > 0)
                least = Math.Min(least, (double)bytes / calls);
        }

        return least;
    }
}

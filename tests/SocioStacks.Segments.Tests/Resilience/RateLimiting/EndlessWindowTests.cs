using SocioStacks.Segments.Resilience.RateLimiting;

namespace SocioStacks.Segments.Tests.Resilience.RateLimiting;

/// <summary>A reset that is a date in milliseconds reads as a window of centuries.</summary>
public sealed class EndlessWindowTests
{
    [Fact]
    public async Task It_does_not_let_the_calls_that_wait_for_it_overflow_the_clock()
    {
        using var gate = new RateLimitGate(TimeProvider.System);
        var permit = await EnterAsync(gate, 1);
        var waiting = Enumerable.Range(2, 100).Select(number => EnterAsync(gate, number).AsTask()).ToList();

        gate.Leave(permit, new(AttemptOutcome.Throttled, new() { Limit = 1, ResetAfter = TimeSpan.FromDays(365_000) }));

        foreach (var task in waiting)
            await Assert.ThrowsAsync<RateLimitRejectedException>(() => task);
    }

    private static ValueTask<RateLimitPermit> EnterAsync(RateLimitGate gate, long number) =>
        gate.EnterAsync(number, SegmentsPriority.Interactive, TimeSpan.FromMinutes(5), Clients.Token);
}

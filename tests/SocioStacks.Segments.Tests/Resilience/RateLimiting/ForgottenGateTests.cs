using Microsoft.Extensions.Time.Testing;
using SocioStacks.Segments.Resilience.RateLimiting;

namespace SocioStacks.Segments.Tests.Resilience.RateLimiting;

/// <summary>A gate that was forgotten while nobody used it.</summary>
public sealed class ForgottenGateTests
{
    [Fact]
    public void A_client_that_remembers_it_shares_the_gate_of_the_others_again()
    {
        var address = new Uri("https://forgotten.example/");
        var key = Clients.UniqueKey();
        var clock = new FakeTimeProvider();
        var cached = new CachedGate(clock, null);
        cached.For(key, address);
        clock.Advance(TimeSpan.FromMinutes(10));
        for (var i = 0; i < 2000; i++)
            RateLimitGates.For(Clients.UniqueKey(), address, clock, null);

        Assert.Same(RateLimitGates.For(key, address, clock, null), cached.For(key, address));

        // Lets the gates of this test be forgotten.
        clock.Advance(TimeSpan.FromMinutes(10));
    }
}

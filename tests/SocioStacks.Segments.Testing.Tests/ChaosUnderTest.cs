using Microsoft.Extensions.Time.Testing;

namespace SocioStacks.Segments.Testing.Tests;

/// <summary>A service under chaos of nothing but what a test asks for, with a client that does not retry.</summary>
public sealed class ChaosUnderTest : IDisposable
{
    public const string Key = "test-key";

    public ChaosUnderTest(int seed, Action<SegmentsChaos> configure)
    {
        Service = new InMemorySegmentsService(Time);
        Chaos = Service.Chaos(seed);
        (Chaos.LostResponseRate, Chaos.ThrottleRate, Chaos.ServerErrorRate, Chaos.DelayRate, Chaos.EditRate) = (0, 0, 0, 0, 0);
        configure(Chaos);
        Client = SegmentsClient.Create(
            new SegmentsClientOptions { ApiKey = Key, TimeProvider = Time, MaxRetries = 0, MaxRateLimitWait = TimeSpan.Zero }, Service.CreateHandler());
    }

    public FakeTimeProvider Time { get; } = new();

    public InMemorySegmentsService Service { get; }

    public SegmentsChaos Chaos { get; }

    public SegmentsClient Client { get; }

    public void Dispose() => Client.Dispose();
}

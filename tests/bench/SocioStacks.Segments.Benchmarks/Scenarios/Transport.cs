namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>How the clients reach the service. The benchmarks run in this process, and so know the loopback service's address from here.</summary>
internal static class Transport
{
    public const string Memory = "in memory";
    public const string Loopback = "loopback";

    public static IReadOnlyList<string> All { get; } = [Memory, Loopback];

    public static Uri? LoopbackAddress { get; set; }

    /// <summary>The address to go to; none in memory.</summary>
    public static Uri? AddressOf(string transport) =>
        transport == Memory ? null : LoopbackAddress ?? throw new InvalidOperationException("The loopback service has not been started.");
}

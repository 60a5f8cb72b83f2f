namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>What one client took for one scenario.</summary>
/// <param name="Scenario">The scenario, in words.</param>
/// <param name="Over">In memory or over loopback.</param>
/// <param name="Client">The name of the peer or reader.</param>
/// <param name="Nanoseconds">The time of a call in the fastest iteration.</param>
/// <param name="Bytes">What was allocated.</param>
internal sealed record Result(string Scenario, string Over, string Client, double Nanoseconds, double Bytes);

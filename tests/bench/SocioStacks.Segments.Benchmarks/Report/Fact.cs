namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>A figure that BenchmarkDotNet does not measure.</summary>
internal sealed record Fact(string What, string Figure);

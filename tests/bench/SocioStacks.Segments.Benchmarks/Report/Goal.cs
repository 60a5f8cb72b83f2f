namespace SocioStacks.Segments.Benchmarks.Report;

/// <summary>A figure that the client is to show.</summary>
internal sealed record Goal(string What, string Figure, bool IsReached);

namespace SocioStacks.Segments.Tests.Telemetry;

/// <summary>Tests that measure run when no other test does: what listens is listening to the whole process.</summary>
[CollectionDefinition(nameof(NonParallelCollection), DisableParallelization = true)]
public sealed class NonParallelCollection;

namespace SocioStacks.Segments.Tests.Observability;

/// <summary>Tests that measure run when no other test does: what listens is listening to the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

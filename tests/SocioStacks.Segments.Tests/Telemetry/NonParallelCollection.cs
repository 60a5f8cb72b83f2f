using System.Diagnostics.CodeAnalysis;

namespace SocioStacks.Segments.Tests.Telemetry;

/// <summary>Tests that measure run while no other test does: a listener listens to the whole process.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a collection of test classes, in the words of xUnit.")]
[CollectionDefinition(nameof(NonParallelCollection), DisableParallelization = true)]
public sealed class NonParallelCollection;

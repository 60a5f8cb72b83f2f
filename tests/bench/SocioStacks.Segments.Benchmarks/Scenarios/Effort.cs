using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>
/// How often things are measured. All of it in this process, so that the clients of one scenario are measured one right
/// after the other and share its state: what differs between them is the client.
/// </summary>
internal sealed record Effort(int Warmups, int Iterations, int Milliseconds, int Enumerations)
{
    public static Effort Short { get; } = new(12, 10, 60, 1);

    public static Effort Full { get; } = new(20, 25, 250, 3);

    /// <summary>For calls, of which one iteration has many.</summary>
    public IConfig ForCalls => Config(Job.Default
        .WithWarmupCount(Warmups)
        .WithIterationCount(Iterations)
        .WithIterationTime(TimeInterval.FromMilliseconds(Milliseconds)));

    /// <summary>For what takes a second or more, once an iteration; once more goes before, when it is compiled.</summary>
    public IConfig ForEnumerations(int times) => Config(Job.Default
        .WithStrategy(RunStrategy.Monitoring)
        .WithWarmupCount(0)
        .WithIterationCount(Enumerations * times)
        .WithInvocationCount(1)
        .WithUnrollFactor(1));

    // The overhead of an empty call is nothing beside these, and a forced collection for each iteration takes longer than it.
    private static ManualConfig Config(Job job) => ManualConfig.CreateEmpty()
        .AddJob(job.WithEvaluateOverhead(false).WithGcForce(false).WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: false)))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .WithOptions(ConfigOptions.DisableLogFile)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "segments-benchmarks"));
}

using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using SocioStacks.Segments.Benchmarks.Isolated;
using SocioStacks.Segments.Benchmarks.Report;
using SocioStacks.Segments.Benchmarks.Scenarios;
using SocioStacks.Segments.Benchmarks.Service;
using SocioStacks.Segments.Tests;

switch (args)
{
    case ["short"]:
        await RunAsync(Effort.Short);
        return 0;
    case ["full"]:
        await RunAsync(Effort.Full);
        return 0;

    // The parts that need a process of their own.
    case [LoopbackService.Command]:
        await LoopbackService.ServeAsync();
        return 0;
    case [ColdCall.Command, var peer]:
        Console.WriteLine(await ColdCall.RunAsync(peer));
        return 0;
    case [LargeCreates.Command, var source]:
        Console.WriteLine(await LargeCreates.RunAsync(source));
        return 0;
    case [PeakMemory.Command, var list]:
        Console.WriteLine(await PeakMemory.RunAsync(list));
        return 0;

    default:
        Console.Error.WriteLine("Give 'short' (a few minutes) or 'full' (about an hour). Either writes its figures into docs/performance.md.");
        return 1;
}

static async Task RunAsync(Effort effort)
{
    var started = Stopwatch.GetTimestamp();
    await SameWork.CheckAsync();
    Say("All clients do the same work.");

    using var service = LoopbackProcess.Start();
    Transport.LoopbackAddress = service.Address;
    var results = new Results();
    Measure<CallBenchmarks>(effort.ForCalls);
    Measure<EnumerationBenchmarks>(effort.ForEnumerations(1));
    Measure<PrefetchBenchmarks>(effort.ForEnumerations(3));
    Measure<SlowReaderBenchmarks>(effort.ForEnumerations(3));
    Measure<MillionBenchmarks>(effort.ForEnumerations(1));

    // The last: the timers of its many containers run on for minutes, and allocate.
    Measure<ContainerBenchmarks>(effort.ForCalls);
    var measurements = Measurements.Take(RepositoryRoot.File("tests", "bench", "SocioStacks.Segments.Benchmarks", "Aot"));
    Say("Measured what needs processes of its own.");

    var tables = Tables.Of(results, measurements, Stopwatch.GetElapsedTime(started));
    PerformancePage.Write(tables);
    Console.WriteLine(tables);

    void Measure<T>(IConfig config)
    {
        results.Add(BenchmarkRunner.Run<T>(config));
        Say($"Measured {typeof(T).Name}.");
    }

    void Say(string text) => Console.WriteLine($"{Stopwatch.GetElapsedTime(started):mm\\:ss} {text}");
}

namespace SocioStacks.Segments.Simulation;

/// <summary>The worlds for which there are figures to hold, each run with many seeds.</summary>
internal static class Figures
{
    private static readonly double[] Offsets = [0.3, 5, 15, 25.5, 35, 45.7, 55, 59];

    public static IEnumerable<Figure> All =>
    [
        new("One process, windows from the first call", 20, seed => new() { Seed = seed, Calls = 1000 }, MostRefused: 1, MostRatio: 1.02),
        .. Offsets.Select(offset => new Figure(
            $"One process, joins an aligned window after {offset} s", 20, seed => new() { Seed = seed, Calls = 1000, IsAligned = true, Start = At(600 + offset) }, MostRefused: 10, MostRatio: 1.021)),
        .. ((double[])[2, 20, 50]).Select(before => new Figure(
            $"One process, a foreign call {before} s before", 20, seed => new() { Seed = seed, Calls = 1000, Start = At(600), Foreign = (At(before), 1) }, MostRefused: 10, MostRatio: 1.02)),
        new("One process, 50 to 400 ms", 20, seed => new() { Seed = seed, Calls = 1000, IsAligned = seed % 2 == 0, Start = At(617.3), Latency = (At(0.05), At(0.4)) }, MostRefused: 10, MostRatio: 1.02),
        new("2 processes, 20 in 6 s", 100, seed => Shared(seed, 2), MostShare: 0.06),
        new("4 processes, 20 in 6 s", 100, seed => Shared(seed, 4), MostShare: 0.06),
        new("8 processes, 20 in 6 s", 100, seed => Shared(seed, 8), MostShare: 0.12),
        new("4 processes, 60 in 60 s", 20, seed => new() { Seed = seed, Processes = 4, Calls = 250 }, MostShare: 0.01, MostRatio: 1.02),
        new("A service that hangs, 60 callers", 5, seed => Hanging(seed, 60), MostSeconds: 300),
        new("A service that hangs, 1,000 callers", 5, seed => Hanging(seed, 1000), MostSeconds: 300, MostRequests: 1100),
        new("A service that hangs when its account is known to be exempt", 5, seed => Hanging(seed, 1000) with { IsExempt = true, Start = At(0), CallInterval = At(0.001), Hanging = (At(0.5), At(100_000)) }, MostSeconds: 300, MostRequests: 1100),
    ];

    private static Scenario Shared(int seed, int processes) =>
        new() { Seed = seed, Processes = processes, Calls = 160 / processes, Limit = 20, Window = At(6), Start = At(100), Latency = (At(0.02), At(0.06)) };

    private static Scenario Hanging(int seed, int calls) =>
        new() { Seed = seed, Calls = calls, MaxWait = At(120), Hanging = (At(0), At(100_000)) };

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}

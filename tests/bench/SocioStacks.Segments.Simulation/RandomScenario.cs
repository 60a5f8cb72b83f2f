namespace SocioStacks.Segments.Simulation;

/// <summary>A scenario of which everything follows from a number.</summary>
internal static class RandomScenario
{
    private static readonly int[] Limits = [1, 2, 5, 10, 20, 60, 60, 60, 100, 1000];
    private static readonly int[] Windows = [1, 2, 6, 10, 60, 60, 60, 300, 3600];
    private static readonly double[] MaxWaits = [0, 1, 30, 120, 120, 600, 86_400, 30 * 86_400];

    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        T One<T>(T[] values) => values[random.Next(values.Length)];
        bool Chance(int percent) => random.Next(100) < percent;
        TimeSpan Seconds(double most) => TimeSpan.FromSeconds(Math.Round(most * random.NextDouble(), 3));

        var window = TimeSpan.FromSeconds(One(Windows));
        var limit = One(Limits);
        var processes = Chance(60) ? 1 : random.Next(2, 33);
        var start = TimeSpan.FromDays(1) + (window * random.NextDouble());
        var latency = Seconds(Chance(80) ? 0.5 : 3);
        var hangs = start + (window * random.NextDouble());
        return new Scenario
        {
            Seed = seed,
            Processes = processes,
            Calls = Math.Max(1, random.Next(1, (limit * 6) + 2) / processes),
            CallInterval = Chance(50) ? TimeSpan.Zero : window * (random.NextDouble() / limit * 2),
            BackgroundPercent = Chance(50) ? 0 : random.Next(101),
            Limit = limit,
            Window = window,
            IsAligned = Chance(50),
            Start = start,
            Foreign = Chance(70) ? default : (window * random.NextDouble(), random.Next(1, limit + 1)),
            Latency = (latency / 4, latency),
            MaxWait = TimeSpan.FromSeconds(One(MaxWaits)),
            AttemptTimeout = TimeSpan.FromSeconds(random.Next(4, 31)),
            LostPercent = Chance(70) ? 0 : random.Next(30),
            ErrorPercent = Chance(70) ? 0 : random.Next(30),
            CancelledPercent = Chance(70) ? 0 : random.Next(50),
            Hanging = Chance(85) ? default : (hangs, hangs + Seconds(300)),
            IsExempt = Chance(5),
            NewLimit = Chance(85) ? null : (start + (window * (3 * random.NextDouble())), One(Limits)),
            NewWindow = Chance(90) ? null : (start + (window * (3 * random.NextDouble())), TimeSpan.FromSeconds(One(Windows))),
            RestartAt = Chance(90) ? null : start + (window * (2 * random.NextDouble())),
        };
    }
}

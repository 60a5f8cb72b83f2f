using System.Globalization;
using SocioStacks.Segments.Simulation;

// dotnet run --project tests/bench/SocioStacks.Segments.Simulation [-- seeds FROM COUNT | -- seed N]
switch (args)
{
    case []:
        return Figures.All.Select(figure => figure.Hold()).ToList().TrueForAll(isHeld => isHeld) ? RunSeeds(1, 10_000) : 1;
    case ["seeds", var from, var count]:
        return RunSeeds(int.Parse(from, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));
    case ["seed", var seed]:
        var scenario = RandomScenario.Of(int.Parse(seed, CultureInfo.InvariantCulture));
        Console.WriteLine(scenario);
        var verdict = World.Run(scenario, Console.WriteLine);
        Console.WriteLine(verdict);
        Console.WriteLine(string.Join(Environment.NewLine, verdict.Violations));
        return verdict.Violations.Count == 0 ? 0 : 1;
    default:
        Console.WriteLine("Arguments: none for everything; 'seeds FROM COUNT' for random scenarios; 'seed N' for the schedule of one.");
        return 2;
}

static int RunSeeds(int from, int count)
{
    const int Shown = 10;
    var wrong = 0;
    for (var seed = from; seed < from + count; seed++)
    {
        var violations = ViolationsOf(seed);
        if (violations.Count > 0 && wrong++ < Shown)
            Console.WriteLine($"WRONG seed {seed}: {violations[0]}");
    }

    Console.WriteLine($"{count} random scenarios, {wrong} wrong.");
    return wrong == 0 ? 0 : 1;
}

static IReadOnlyList<string> ViolationsOf(int seed)
{
    try
    {
        return World.Run(RandomScenario.Of(seed)).Violations;
    }
    catch (InvalidOperationException e)
    {
        return [e.Message];
    }
}

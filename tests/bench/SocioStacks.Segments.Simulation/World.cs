namespace SocioStacks.Segments.Simulation;

/// <summary>Runs a scenario from beginning to end, and judges it.</summary>
internal static class World
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    public static Verdict Run(Scenario scenario, Action<string>? log = null)
    {
        var time = new VirtualTime();
        var random = new Random(scenario.Seed);
        var service = new VirtualService(scenario, time, random);
        var processes = Enumerable.Range(0, scenario.Processes)
            .Select(number => new VirtualProcess(scenario, time, service, random, log ?? (_ => { }), number)).ToList();

        if (scenario.Foreign is { Calls: > 0 } foreign)
        {
            time.At(scenario.Start - foreign.Before, () =>
            {
                for (var i = 0; i < foreign.Calls; i++)
                    service.Receive(isForeign: true);
            });
        }

        foreach (var process in processes)
        {
            for (var i = 0; i < scenario.Calls; i++)
            {
                var id = i + 1;
                time.At(scenario.Start + (scenario.CallInterval * i), () =>
                {
                    var priority = random.Next(100) < scenario.BackgroundPercent ? SegmentsPriority.Background : SegmentsPriority.Interactive;
                    var call = new VirtualCall(id, priority, time.Now);
                    if (random.Next(100) < scenario.CancelledPercent)
                        time.After(scenario.Window * (3 * random.NextDouble()), () => process.Cancel(call));
                    process.Make(call);
                });
            }
        }

        if (scenario.RestartAt is { } restart)
            time.At(restart, processes[0].Restart);

        var isDone = time.RunUntil(Longest, () => processes.TrueForAll(process => process.Calls.Count == scenario.Calls && process.Calls.TrueForAll(call => call.EndedAt is not null)));
        return Verdict.Of(scenario, time, service, processes, isDone);
    }
}

namespace SocioStacks.Segments.Simulation;

/// <summary>What came of a scenario.</summary>
internal sealed record Verdict(int Requests, int Refused, TimeSpan Duration, double Ratio, double Fairness, double ExpectedRight, IReadOnlyList<string> Violations)
{
    public double RefusedShare => Refused / (double)Math.Max(1, Requests);

    public static Verdict Of(Scenario scenario, VirtualTime time, VirtualService service, IReadOnlyList<VirtualProcess> processes, bool isDone)
    {
        var violations = processes.SelectMany(process => process.Violations).ToList();
        if (!isDone)
            violations.Add($"calls have not ended by {time.Now}");
        var calls = processes.SelectMany(process => process.Calls).ToList();
        foreach (var call in calls.Where(call => call.Waited > scenario.MaxWait + TimeSpan.FromMilliseconds(1)))
            violations.Add($"call {call.Id} waited {call.Waited}");
        foreach (var process in processes)
            CheckOrder(process, scenario, violations);
        var ends = processes.Select(process => process.Calls.Count == 0 || !isDone ? scenario.Start : process.LastEnd).ToList();
        var duration = ends.Max() - scenario.Start;
        var served = calls.Count(call => call.End == CallEnd.Succeeded);
        var right = calls.Count(call => call.FirstSentAt is { } sent
            && Math.Abs((sent - call.MadeAt - call.ExpectedWait).TotalSeconds) <= (scenario.Processes > 1 ? scenario.Window.TotalSeconds : 1));
        return new Verdict(
            service.Requests,
            service.Refused,
            duration,
            duration / Ideal.Of(scenario, served),
            (ends.Max() - scenario.Start) / (ends.Min() - scenario.Start),
            right / (double)Math.Max(1, calls.Count(call => call.FirstSentAt is not null)),
            violations);
    }

    /// <summary>Of calls that were made at once and never came back, none overtakes another of its priority.</summary>
    private static void CheckOrder(VirtualProcess process, Scenario scenario, List<string> violations)
    {
        if (scenario.RestartAt is not null)
            return;
        foreach (var calls in process.Calls.Where(call => call.FirstSentAt is not null).GroupBy(call => call.Priority))
        {
            var last = TimeSpan.MinValue;
            foreach (var call in calls.OrderBy(call => call.Id))
            {
                if (call.FirstSentAt < last)
                    violations.Add($"call {call.Id} was overtaken");
                last = call.FirstSentAt!.Value;
            }
        }
    }
}

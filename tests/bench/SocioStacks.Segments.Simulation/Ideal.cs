namespace SocioStacks.Segments.Simulation;

/// <summary>The time that calls made at once would take if everything were known beforehand.</summary>
internal static class Ideal
{
    public static TimeSpan Of(Scenario scenario, int calls)
    {
        var latency = (scenario.Latency.Least + scenario.Latency.Most) / 2;
        var made = scenario.CallInterval * Math.Max(0, scenario.Calls - 1);
        if (scenario.IsExempt || scenario.Limit < 1)
            return made + latency;

        // The window that is under way, if there is one.
        var foreignAt = scenario.Start - scenario.Foreign.Before;
        var isJoined = scenario.IsAligned || scenario.Foreign.Calls > 0;
        var begin = scenario.IsAligned ? TimeSpan.FromTicks(scenario.Start.Ticks - (scenario.Start.Ticks % scenario.Window.Ticks)) : isJoined ? foreignAt : scenario.Start;
        var used = foreignAt >= begin ? scenario.Foreign.Calls : 0;
        var windows = Math.Max(0, (int)Math.Ceiling((calls - (scenario.Limit - used)) / (double)scenario.Limit));
        var last = windows == 0 ? TimeSpan.Zero : begin + (windows * scenario.Window) - scenario.Start;
        return (last > made ? last : made) + latency;
    }
}

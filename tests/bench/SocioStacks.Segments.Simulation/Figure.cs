using System.Globalization;

namespace SocioStacks.Segments.Simulation;

/// <summary>A world, and what may come of it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Seeds">How many seeds it is run with.</param>
/// <param name="Of">The scenario of a seed.</param>
/// <param name="MostRefused">The most requests that the service may reject, in any run.</param>
/// <param name="MostShare">The largest part of the requests that it may reject, on average.</param>
/// <param name="MostRatio">The most times the ideal time, in any run.</param>
/// <param name="MostSeconds">When the last call has to have ended.</param>
/// <param name="MostRequests">The most requests that may be sent.</param>
internal sealed record Figure(
    string Name, int Seeds, Func<int, Scenario> Of, int? MostRefused = null, double? MostShare = null, double? MostRatio = null, double? MostSeconds = null, int? MostRequests = null)
{
    /// <summary>Runs all seeds and prints a line.</summary>
    /// <returns>Whether everything is within its bounds.</returns>
    public bool Hold()
    {
        var verdicts = Enumerable.Range(1, Seeds).Select(seed => World.Run(Of(seed))).ToList();
        var share = verdicts.Average(verdict => verdict.RefusedShare);
        var isHeld = verdicts.TrueForAll(verdict => verdict.Violations.Count == 0
            && !(verdict.Refused > MostRefused)
            && !(verdict.Ratio > MostRatio)
            && !(verdict.Duration.TotalSeconds > MostSeconds)
            && !(verdict.Requests > MostRequests))
            && !(share > MostShare);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(isHeld ? "ok   " : "WRONG")} {Name,-62} rejected {share,6:P1} (at most {verdicts.Max(verdict => verdict.Refused),3})  time {verdicts.Average(verdict => verdict.Ratio),6:F3} × ideal  last/first {verdicts.Average(verdict => verdict.Fairness):F2}  requests {verdicts.Max(verdict => verdict.Requests)}  {verdicts.Max(verdict => verdict.Duration).TotalSeconds:F0} s"));
        foreach (var violation in verdicts.SelectMany(verdict => verdict.Violations).Take(3))
            Console.WriteLine($"      {violation}");
        return isHeld;
    }
}

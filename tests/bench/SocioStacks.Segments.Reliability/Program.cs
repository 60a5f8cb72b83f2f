using System.Diagnostics;
using System.Globalization;
using SocioStacks.Segments.Reliability;
using SocioStacks.Segments.Tests;

// Measures against a real PHP server on this machine: 200 creates from 50 tasks, 20 allowed in a window of 2 seconds.
// With the name of a sender and an address it is one of the processes that send; see Race.
const int calls = 200;
const int tasks = 50;
const int limit = 20;
const int windowSeconds = 2;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is [var sender, var address, var prefix])
{
    var lost = await Race.RunAsync(sender, new Uri(address), prefix, calls, tasks);
    Console.WriteLine(lost);
    return 0;
}

var table = new List<string>
{
    "| client | calls | succeeded | requests received | 429 responses | duplicate segments | time | ideal | ratio |",
    "|---|---|---|---|---|---|---|---|---|",
};
var isGood = true;
foreach (var (name, kind, processes) in new[] { ("SocioStacks.Segments", "ours", 1), ("SocioStacks.Segments, two processes", "ours", 2), ("HttpClient with the standard resilience handler", "standard", 1) })
{
    await using var server = await PhpSegments.StartAsync(limit, windowSeconds);
    var clock = Stopwatch.StartNew();
    var lost = await Task.WhenAll(Enumerable.Range(0, processes).Select(i => SendFromOtherProcessAsync(kind, server.Address, $"p{i}-")));
    var seconds = clock.Elapsed.TotalSeconds;
    var stats = await server.StatsAsync();

    // The last window need not end.
    var ideal = (Math.Ceiling((double)calls * processes / limit) - 1) * windowSeconds;
    var refused = 100.0 * stats.Refused / stats.Requests;
    var isComplete = lost.Sum() == 0 && stats.Created == calls * processes;
    table.Add($"| {name} | {calls * processes} | {(calls * processes) - lost.Sum()} | {stats.Requests} | {stats.Refused} ({refused:0.0} %) | {stats.Doubled} | {seconds:0.0} s | {ideal:0.0} s | {(isComplete ? $"{seconds / ideal:0.00}" : "–")} |");
    Console.WriteLine(table[^1]);
    if (kind == "ours" && (!isComplete || stats.Doubled > 0 || refused >= 5 || seconds / ideal > 1.15))
        isGood = false;
}

Console.WriteLine();
Console.WriteLine(string.Join('\n', table));
if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
    new MarkedPart("reliability.md", "<!-- measurements -->", "<!-- /measurements -->").Write(string.Join('\n', table) + "\n");
Console.WriteLine(isGood ? "As promised." : "NOT as promised.");
return isGood ? 0 : 1;

static async Task<int> SendFromOtherProcessAsync(string kind, Uri address, string prefix)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
    if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        start.ArgumentList.Add(typeof(Race).Assembly.Location);
    foreach (var argument in new[] { kind, address.ToString(), prefix })
        start.ArgumentList.Add(argument);
    using var process = Process.Start(start)!;
    var output = await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
    return int.Parse(output, CultureInfo.InvariantCulture);
}

using SocioStacks.Segments.Simulation;

static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);
void Show(string name, IEnumerable<Scenario> scenarios)
{
    var v = scenarios.Select(s => World.Run(s)).ToList();
    Console.WriteLine($"{name,-44} refused {v.Average(x => x.RefusedShare):P2} max {v.Max(x => x.RefusedShare):P2} ({v.Max(x=>x.Refused)})  ratio {v.Average(x => x.Ratio):F3} max {v.Max(x => x.Ratio):F3} fair {v.Average(x => x.Fairness):F2} max {v.Max(x => x.Fairness):F2} expected {v.Average(x=>x.ExpectedRight):P0} bad {v.Count(x => x.Violations.Count > 0)} {v.SelectMany(x=>x.Violations).FirstOrDefault()}");
}
var seeds = Enumerable.Range(1, 20);
if (args is ["log", ..]) { World.Run(new Scenario { Seed = 1, Processes = 4, Calls = 40, Limit = 20, Window = S(6), Latency = (S(0.02), S(0.06)) }, Console.WriteLine); return; }
if (args is ["log4", ..]) { World.Run(new Scenario { Seed = 1, Processes = 4, Calls = 250 }, Console.WriteLine); return; }
if (args is ["log8", ..]) { World.Run(new Scenario { Seed = 3, Processes = 8, Calls = 20, Limit = 20, Window = S(6), Start = S(100), Latency = (S(0.02), S(0.06)) }, Console.WriteLine); return; }
if (args is ["log1", ..]) { World.Run(new Scenario { Seed = 1, Calls = 400 }, Console.WriteLine); return; }
Show("first call", seeds.Select(i => new Scenario { Seed = i, Calls = 1000 }));
foreach (var o in (double[])[0.3, 5, 15, 25.5, 35, 45.7, 55, 59])
    Show($"C1 aligned, offset {o}", seeds.Select(i => new Scenario { Seed = i, Calls = 1000, IsAligned = true, Start = S(600 + o) }));
foreach (var o in (double[])[2, 20, 50])
    Show($"C1 foreign call {o} s before", seeds.Select(i => new Scenario { Seed = i, Calls = 1000, Start = S(600), Foreign = (S(o), 1) }));
Show("jitter 50-400 ms", seeds.Select(i => new Scenario { Seed = i, Calls = 1000, Latency = (S(0.05), S(0.4)) }));
Show("jitter aligned", seeds.Select(i => new Scenario { Seed = i, Calls = 1000, IsAligned = true, Start = S(617.3), Latency = (S(0.05), S(0.4)) }));
Show("limit 20 in 6 s", seeds.Select(i => new Scenario { Seed = i, Calls = 160, Limit = 20, Window = S(6), Latency = (S(0.02), S(0.06)) }));
foreach (var p in (int[])[2, 4, 8])
    foreach (var a in (bool[])[false, true])
        Show($"C5 {p} processes{(a ? " aligned" : "")}", Enumerable.Range(1, 100).Select(i => new Scenario { Seed = i, Processes = p, Calls = 160 / p, Limit = 20, Window = S(6), IsAligned = a, Start = S(100), Latency = (S(0.02), S(0.06)) }));
Show("4 processes, 60 in 60", seeds.Select(i => new Scenario { Seed = i, Processes = 4, Calls = 250 }));
Show("exempt", seeds.Select(i => new Scenario { Seed = i, Calls = 1000, IsExempt = true }));
foreach (var (n, x) in new[] { (60, false), (1000, false), (60, true), (1000, true) })
    Show($"C3 hanging, {n} callers{(x ? ", exempt" : "")}", seeds.Select(i => new Scenario { Seed = i, Calls = n, IsExempt = x, MaxWait = S(120), Hanging = (S(0), S(100000)) }));
{
    var v = World.Run(new Scenario { Seed = 1, Calls = 1000, MaxWait = S(120), Hanging = (S(0), S(100000)) });
    Console.WriteLine($"C3 cold 1000: requests {v.Requests} last {v.Duration}");
}
Show("limit changes", seeds.Select(i => new Scenario { Seed = i, Calls = 1000, NewLimit = (S(200), 30) }));
Show("window changes", seeds.Select(i => new Scenario { Seed = i, Calls = 1000, NewWindow = (S(200), S(20)) }));
Show("lost 5 %, errors 5 %", seeds.Select(i => new Scenario { Seed = i, Calls = 500, LostPercent = 5, ErrorPercent = 5, AttemptTimeout = S(5) }));
Show("80% background", seeds.Select(i => new Scenario { Seed = i, Calls = 500, BackgroundPercent = 80 }));

using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Service;

if (args is ["serve"])
{
    await LoopbackService.ServeAsync();
    return 0;
}

using var lo = LoopbackProcess.Start();
var n10k = Enumerable.Range(0, 10000).Select(i => $"+39 320 {i:0000000}").ToArray();
var n1m = Enumerable.Range(0, 1000000).Select(i => $"+39320{i:0000000}").ToArray();
foreach (var transport in new[] { null, lo.Address })
{
    foreach (var (what, count, run) in new (string, int, Func<IPeer, Task>)[] { ("get", 2000, p => p.GetAsync()), ("page", 50, p => p.GetPageAsync()), ("create10k", 50, p => p.CreateAsync(n10k)), ("create1m", 3, p => p.CreateAsync(n1m)), ("create1m-it", 3, p => p is OwnClient own ? own.CreateFromIteratorAsync(n1m) : p.CreateAsync(n1m)), ("idle", 10, p => p.EnumerateAsync(250)) })
    {
        double baseBytes = 0, baseTime = 0;
        foreach (var name in Peer.All)
        {
            try
            {
            using var peer = Peer.Create(name, transport, what == "idle" ? new Scenario(100, 0, 0) : Scenario.OnePage);
            for (var i = 0; i < (what == "get" ? 2000 : count); i++) await run(peer);
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(true);
            var t = System.Diagnostics.Stopwatch.StartNew();
            for (var i = 0; i < count; i++) await run(peer);
            var ms = t.Elapsed.TotalMicroseconds / count;
            var bytes = (GC.GetTotalAllocatedBytes(true) - before) / (double)count;
            if (baseBytes == 0) (baseBytes, baseTime) = (bytes, ms);
            Console.WriteLine($"{(transport is null ? "mem " : "loop")} {what,-10} {name,-28} {bytes,14:N0} B {bytes / baseBytes,6:0.00}  {ms,10:N1} us {ms / baseTime,6:0.00}");
            }
            catch (Exception e) { Console.WriteLine(name + " " + e.ToString().Split('\n')[0]); }
        }
    }
}
return 0;

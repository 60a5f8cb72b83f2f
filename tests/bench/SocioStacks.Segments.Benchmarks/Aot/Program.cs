// Gets one segment of the service at the address given, and writes its id.
#if OWN_CLIENT
using var client = SocioStacks.Segments.SegmentsClient.Create(new SocioStacks.Segments.SegmentsClientOptions { ApiKey = "benchmark-key", BaseAddress = new Uri(args[0]) });
Console.WriteLine((await client.GetAsync(1)).Id);
#else
using var floor = new SocioStacks.Segments.Benchmarks.Peers.Floor(new HttpClient { BaseAddress = new Uri(args[0]) });
var task = floor.GetAsync();
await task;
Console.WriteLine(((Task<SocioStacks.Segments.Benchmarks.Peers.SegmentDto>)task).Result.Id);
#endif

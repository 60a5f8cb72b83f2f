using SocioStacks.Segments.Benchmarks.Peers;
using SocioStacks.Segments.Benchmarks.Scenarios;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Isolated;

/// <summary>Holds that every peer asks for the same, sends the same and reads the same. Without it a ratio means nothing.</summary>
internal static class SameWork
{
    public static async Task CheckAsync()
    {
        var expected = await WorkOfAsync(Peer.Floor);
        foreach (var name in Peer.All)
        {
            var work = await WorkOfAsync(name);
            for (var i = 0; i < expected.Count; i++)
            {
                if (work[i] != expected[i])
                    throw new InvalidOperationException($"{name} does not do the same work as the floor.\nExpected: {expected[i]}\nActual:   {work[i]}");
            }
        }
    }

    private static async Task<IReadOnlyList<string>> WorkOfAsync(string name)
    {
        var recorder = new Recorder();
        using var peer = Peer.Create(name, new Uri($"http://127.0.0.1/{Scenario.OnePage}/"), recorder);
        var read = new List<string>();
        foreach (var call in new Func<Task>[] { peer.GetAsync, peer.GetPageAsync, () => peer.CreateAsync(Numbers.Ten) })
        {
            var task = call();
            await task;
            read.Add(peer.Describe(task));
        }

        using var list = Peer.Create(name, new Uri($"http://127.0.0.1/{new Scenario(3, 10, 0)}/"), recorder);
        read.Add($"{await list.EnumerateAsync(10)} segments");
        return [.. recorder.Requests, .. read];
    }
}

using System.Net;

namespace SocioStacks.Segments.NetFramework;

/// <summary>What the checks share: clients of a server, and assertions.</summary>
internal static class Check
{
    public const string Key = "smoke-key";

    public static SegmentsClientOptions OptionsFor(LoopbackServer server) => new() { ApiKey = Key, BaseAddress = server.Address };

    public static HttpResponseMessage Redirect(LoopbackServer server) =>
        new(HttpStatusCode.Found) { Headers = { Location = new Uri(server.Address, "elsewhere") }, Content = new StringContent("") };

    public static SegmentsClient ClientOf(LoopbackServer server, Action<SegmentsClientOptions> configure = null)
    {
        var options = OptionsFor(server);
        configure?.Invoke(options);
        return SegmentsClient.Create(options, Transport.Create());
    }

    public static async Task<string> NamesOf(IAsyncEnumerable<Segment> segments)
    {
        var names = new List<string>();
        await foreach (var segment in segments)
            names.Add(segment.Name);
        return string.Join(",", names);
    }

    public static async Task<int> CountOf(IAsyncEnumerable<SegmentPage> pages)
    {
        var count = 0;
        await foreach (var page in pages)
            count++;
        return count;
    }

    public static void Same<T>(T expected, T actual)
    {
        if (!Equals(expected, actual))
            throw new InvalidOperationException($"Expected was {expected}, and it is {actual}.");
    }

    public static async Task<TException> Throws<TException>(Func<Task> call)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException e)
        {
            return e;
        }

        throw new InvalidOperationException($"A {typeof(TException).Name} was expected.");
    }
}

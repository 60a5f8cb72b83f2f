using System.Runtime.CompilerServices;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>What the client keeps for the life of the process, as the gate of a key, does not keep what belongs to the call that came first.</summary>
public sealed class AsyncLocalTests
{
    private static readonly AsyncLocal<object?> State = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_AsyncLocals_of_a_caller_are_not_kept_after_the_call(bool isOverNetwork)
    {
        await using var server = new RawServer();
        var key = "";
        using var client = SegmentsClient.Create(
            new SegmentsClientOptions { ApiKeyProvider = _ => new(key), BaseAddress = server.Address },
            isOverNetwork ? null : new StubService("""{"data":{"id":1}}"""));
        var states = new List<WeakReference>();
        for (var i = 0; i < 10; i++)
        {
            key = Clients.UniqueKey();
            states.Add(await CallAsync(client));
        }

        for (var i = 0; i < 50 && states.Exists(state => state.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.DoesNotContain(states, state => state.IsAlive);
        Assert.Equal(1, (await client.GetAsync(1, Clients.Token)).Id);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> CallAsync(SegmentsClient client)
    {
        var state = new object();
        State.Value = state;
        await client.GetAsync(1, Clients.Token);
        return new WeakReference(state);
    }
}

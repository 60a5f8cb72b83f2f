namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>Asserts that a call is rejected with an <see cref="ArgumentException"/> before anything is sent.</summary>
internal static class RejectionAssert
{
    /// <summary>Calls the client; the call may create the definition too. Returns the exception.</summary>
    public static async Task<ArgumentException> RejectsAsync(Func<ISegmentsClient, Task> call)
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        var e = await Assert.ThrowsAnyAsync<ArgumentException>(() => call(client));
        Assert.Empty(recorder.Requests);
        return e;
    }

    public static Task<ArgumentException> RejectsAsync(Func<SegmentDefinition> definition) =>
        RejectsAsync(client => client.CreateAsync("Name", definition(), TestContext.Current.CancellationToken));
}

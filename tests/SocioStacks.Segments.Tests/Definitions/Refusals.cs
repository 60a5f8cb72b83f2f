using SocioStacks.Segments.Tests.Wire;

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>What is refused is refused with an ArgumentException, and nothing is sent.</summary>
internal static class Refusals
{
    /// <summary>Makes the call, in which a definition may be made too, and gives what it was refused with.</summary>
    public static async Task<ArgumentException> OfAsync(Func<ISegmentsClient, Task> call)
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        var e = await Assert.ThrowsAnyAsync<ArgumentException>(() => call(client));
        Assert.Empty(recorder.Requests);
        return e;
    }

    public static Task<ArgumentException> OfAsync(Func<SegmentDefinition> definition) =>
        OfAsync(client => client.CreateAsync("Name", definition(), TestContext.Current.CancellationToken));

    /// <summary>Makes a segment of it, which has to be sent once, and gives the fields of the form.</summary>
    public static async Task<IReadOnlyList<string>> FieldsOfAsync(SegmentDefinition? definition, string name = "Name")
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await client.CreateAsync(name, definition, TestContext.Current.CancellationToken);
        return [.. recorder.Single.Fields];
    }
}

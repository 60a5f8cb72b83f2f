namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Something that goes wrong between the client and the service, and what is to come of it.</summary>
/// <param name="Name">What goes wrong, as the table in docs/reliability.md calls it.</param>
/// <param name="Lists">What comes of it for <c>GetPageAsync</c>, <c>ListPagesAsync</c> and <c>ListAllAsync</c>; see <see cref="Outcome"/>.</param>
/// <param name="Get">What comes of it for <c>GetAsync</c>.</param>
/// <param name="Create">What comes of it for <c>CreateAsync</c>.</param>
/// <param name="Update">What comes of it for <c>UpdateAsync</c>.</param>
/// <param name="Delete">What comes of it for <c>DeleteAsync</c>.</param>
/// <param name="Scenario">Creates the scenario.</param>
internal sealed record Fault(string Name, string Lists, string Get, string Create, string Update, string Delete, Func<FaultScenario> Scenario)
{
    public string Expected(string method) => method switch
    {
        nameof(ISegmentsClient.GetAsync) => Get,
        nameof(ISegmentsClient.CreateAsync) => Create,
        nameof(ISegmentsClient.UpdateAsync) => Update,
        nameof(ISegmentsClient.DeleteAsync) => Delete,
        _ => Lists,
    };
}

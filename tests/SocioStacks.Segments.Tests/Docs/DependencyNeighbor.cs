namespace SocioStacks.Segments.Tests.Docs;

/// <summary>A package that an application may have beside ours, and that depends on one of those that come with ours.</summary>
/// <param name="Name">The package.</param>
/// <param name="Version">The lowest version that .ci/packages tries.</param>
/// <param name="Note">What its user has to know.</param>
internal sealed record DependencyNeighbor(string Name, string Version, string Note)
{
    public static readonly IReadOnlyList<DependencyNeighbor> All =
    [
        new("Microsoft.Extensions.Hosting", "8.0.0", "Its own dependencies are raised to the versions below."),
        new("Microsoft.Extensions.Http.Polly", "8.0.0", "Built on `Polly` 7."),
        new("Polly", "7.2.4", "Version 7 is a separate assembly; version 8 builds on `Polly.Core`, which is raised to the version below."),
        new("Refit.HttpClientFactory", "14.0.1", "Uses the `Refit` of the client: reference all Refit packages in that version. Version 8 does not compile with it."),
    ];
}

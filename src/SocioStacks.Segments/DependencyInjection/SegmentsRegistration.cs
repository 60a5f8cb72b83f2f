namespace SocioStacks.Segments.DependencyInjection;

/// <summary>A registered client.</summary>
/// <param name="Name">The name of its options.</param>
/// <param name="ServiceKey">The service key with which it is resolved.</param>
/// <param name="ClientName">The name of its HttpClient.</param>
internal sealed record SegmentsRegistration(string Name, object? ServiceKey, string ClientName);

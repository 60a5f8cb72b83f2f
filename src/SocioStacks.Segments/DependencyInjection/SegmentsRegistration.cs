namespace SocioStacks.Segments.DependencyInjection;

/// <summary>A client that was registered.</summary>
/// <param name="Name">The name of its options.</param>
/// <param name="ServiceKey">The key by which it is asked for.</param>
/// <param name="ClientName">The name of its HttpClient.</param>
internal sealed record SegmentsRegistration(string Name, object? ServiceKey, string ClientName);

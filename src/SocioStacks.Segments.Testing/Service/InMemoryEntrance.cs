namespace SocioStacks.Segments.Testing;

/// <summary>A way into the service, which can be disposed and put before others without harm to the service.</summary>
internal sealed class InMemoryEntrance(InMemoryHandler handler) : DelegatingHandler(handler);

namespace SocioStacks.Segments.Testing;

/// <summary>A handler that forwards to the service. It can be disposed or wrapped without affecting the service.</summary>
internal sealed class InMemoryEntrance(InMemoryHandler handler) : DelegatingHandler(handler);
